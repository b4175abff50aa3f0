package org.lockkeeper.ui.deploy;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lockkeeper.ui.control.Focus;
import org.lockkeeper.ui.control.ReasonedButton;
import org.lockkeeper.ui.control.Tone;
import org.lockkeeper.ui.control.Tones;

/**
 * The steps at the side, each with what it knows; the one that is shown is marked. They are one stop of the Tab key, so that the step
 * itself is the next one; the arrows move between them.
 */
final class StepList extends VBox {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

    private static final double TEXT_WIDTH = 152;

    private final DeployViewModel model;
    private final Map<DeployStep, Entry> entries = new EnumMap<>(DeployStep.class);
    private boolean awaited;

    StepList(DeployViewModel model) {
        this.model = model;
        getStyleClass().add("deploy-steps");
        for (DeployStep step : DeployStep.values()) {
            Entry entry = new Entry(step);
            entries.put(step, entry);
            getChildren().add(entry.button);
        }
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        focusWithinProperty().subscribe(within -> {
            if (!within) {
                stopAt(current());
            }
        });
    }

    private void onKey(KeyEvent event) {
        if (event.isAltDown() || event.isShiftDown() || event.isShortcutDown()) {
            return;
        }
        switch (event.getCode()) {
            case DOWN -> move(1);
            case UP -> move(-1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    /** To the next step that can be entered; stays where there is none. */
    private void move(int by) {
        List<Entry> open = entries.values().stream()
                .filter(entry -> !entry.button.button().isDisabled())
                .toList();
        for (int i = 0; i < open.size(); i++) {
            int wanted = i + by;
            if (open.get(i).button.button().isFocused() && wanted >= 0 && wanted < open.size()) {
                stopAt(Optional.of(open.get(wanted)));
                open.get(wanted).button.button().requestFocus();
                return;
            }
        }
    }

    private Optional<Entry> current() {
        return model.walk().map(Walk::step).map(entries::get);
    }

    private void stopAt(Optional<Entry> stop) {
        entries.values()
                .forEach(entry -> entry.button
                        .button()
                        .setFocusTraversable(stop.filter(entry::equals).isPresent()));
    }

    void update() {
        entries.values().forEach(Entry::update);
        if (!isFocusWithin()) {
            stopAt(current());
        }
        boolean open =
                current().filter(entry -> !entry.button.button().isDisabled()).isPresent();
        if (awaited && open && !isTyped()) {
            takeFocus();
        }
    }

    /** Whether somebody types somewhere in the window, which is not to be broken off. */
    private boolean isTyped() {
        return getScene() != null && getScene().getFocusOwner() instanceof TextInputControl;
    }

    /** The page is worked on already: the keyboard stays where it is. */
    void leaveFocus() {
        awaited = false;
    }

    /** Puts the keyboard on the step that is shown, as soon as it can be entered. */
    void takeFocus() {
        Optional<Entry> current = current();
        awaited = current.filter(entry -> entry.button.button().isDisabled()).isPresent();
        if (!awaited) {
            stopAt(current);
            current.ifPresent(entry -> Focus.moveTo(entry.button.button()));
        }
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
