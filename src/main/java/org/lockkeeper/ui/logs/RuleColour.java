package org.lockkeeper.ui.logs;

import java.util.Locale;
import org.lockkeeper.ui.Texts;

/** What a rule colours rows with. The colours are in {@code tokens.css}, and text on them can be read in light and dark. */
enum RuleColour {
    AMBER,
    RED,
    GREEN,
    BLUE,
    VIOLET,
    TEAL;

    /** In small letters, as the settings and the style sheets have it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String label() {
        return Texts.get("logs.rule.colour." + word());
    }

    /** By its word; amber for any other. */
    static RuleColour of(String word) {
        for (RuleColour colour : values()) {
            if (colour.word().equals(word)) {
                return colour;
            }
        }
        return AMBER;
    }
}
