package org.lockkeeper.ui.theme;

import java.util.Locale;
import java.util.Optional;

/** Which theme a person wants. */
public enum ThemeChoice {
    /** What the operating system says, also when it changes. */
    SYSTEM,
    LIGHT,
    DARK;

    /** The word in the settings file. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The choice of that name, if there is one. */
    public static Optional<ThemeChoice> of(String label) {
        for (ThemeChoice choice : values()) {
            if (choice.label().equals(label)) {
                return Optional.of(choice);
            }
        }
        return Optional.empty();
    }

    /** The one that the theme switch offers after this. */
    public ThemeChoice next() {
        return switch (this) {
            case SYSTEM -> LIGHT;
            case LIGHT -> DARK;
            case DARK -> SYSTEM;
        };
    }
}
