package org.lockkeeper.ui.deploy;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lockkeeper.ui.control.Focus;
import org.lockkeeper.ui.control.ReasonedButton;
import org.lockkeeper.ui.control.Tone;
import org.lockkeeper.ui.control.Tones;

/** The steps at the side, each with what it knows; the one that is shown is marked. */
final class StepList extends VBox {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

    private static final double TEXT_WIDTH = 152;

    private final DeployViewModel model;
    private final Map<DeployStep, Entry> entries = new EnumMap<>(DeployStep.class);

    StepList(DeployViewModel model) {
        this.model = model;
        getStyleClass().add("deploy-steps");
        for (DeployStep step : DeployStep.values()) {
            Entry entry = new Entry(step);
            entries.put(step, entry);
            getChildren().add(entry.button);
        }
    }

    void update() {
        entries.values().forEach(Entry::update);
    }

    /** Puts the keyboard on the step that is shown. */
    void takeFocus() {
        model.walk().map(Walk::step).map(entries::get).ifPresent(entry -> Focus.moveTo(entry.button.button()));
    }

    private final class Entry {
        private final DeployStep step;
        private final ReasonedButton button;
        private final FontIcon icon = new FontIcon(Feather.CIRCLE);
        private final Label words = new Label();

        Entry(DeployStep step) {
            this.step = step;
            this.button = new ReasonedButton(step.title(), () -> model.enter(step));
            Label title = new Label(step.number() + "  " + step.title());
            title.getStyleClass().add("title");
            words.getStyleClass().add("words");
            words.setWrapText(true);
            words.setPrefWidth(TEXT_WIDTH);
            words.setMinHeight(USE_PREF_SIZE);
            VBox lines = new VBox(title, words);
            // What wraps is as high as at the width it is asked for, and a button asks for none.
            lines.setMinWidth(TEXT_WIDTH);
            lines.setPrefWidth(TEXT_WIDTH);
            lines.setMaxWidth(TEXT_WIDTH);
            HBox content = new HBox(icon, lines);
            content.getStyleClass().add("content");
            content.setAlignment(Pos.TOP_LEFT);
            button.button().setId("deploy-step-" + step.word());
            button.button().getStyleClass().add("deploy-step");
            button.button().setGraphic(content);
            button.button().setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            button.button().setMinWidth(0);
            button.button().setMaxWidth(Double.MAX_VALUE);
            button.setMaxWidth(Double.MAX_VALUE);
        }

        void update() {
            StepState state = model.state(step);
            button.refuse(state.refusal());
            icon.setIconCode(icon(state.tone()));
            Tones.apply(button.button(), state.tone());
            words.setText(state.words());
            words.setManaged(!state.words().isEmpty());
            button.button().setAccessibleText(step.title() + ", " + state.words());
            boolean current = model.walk().map(Walk::step).equals(Optional.of(step));
            button.button().pseudoClassStateChanged(CURRENT, current);
        }

        private static Feather icon(Tone tone) {
            return switch (tone) {
                case SUCCESS -> Feather.CHECK_CIRCLE;
                case WARNING -> Feather.ALERT_CIRCLE;
                case DANGER -> Feather.X_CIRCLE;
                case ACCENT -> Feather.INFO;
                case QUIET -> Feather.CIRCLE;
            };
        }
    }
}
