package org.lockkeeper.ui.logs;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.lockkeeper.ui.control.VisibleText;

/** One line of text, of which the stretches that rules match have their colours. */
final class RuleText extends HBox {
    private final String text;
    private final List<RulesViewModel.Stretch> stretches;

    RuleText(String text, List<RulesViewModel.Stretch> stretches) {
        this.text = text;
        this.stretches = stretches;
        getStyleClass().add("rule-text");
        int from = 0;
        for (RulesViewModel.Stretch stretch : stretches) {
            add(from, stretch.from());
            Label match = add(stretch.from(), stretch.to());
            match.getStyleClass().addAll("rule-stretch", stretch.colour().word());
            from = stretch.to();
        }
        add(from, text.length());
        setAccessibleText(VisibleText.of(text));
    }

    private Label add(int from, int to) {
        Label part = new Label(VisibleText.of(text.substring(from, to)));
        part.getStyleClass().add("mono");
        part.setMinWidth(USE_PREF_SIZE);
        if (to > from) {
            getChildren().add(part);
        }
        return part;
    }

    /** Whether it shows just that. */
    boolean shows(String other, List<RulesViewModel.Stretch> others) {
        return text.equals(other) && stretches.equals(others);
    }
}
