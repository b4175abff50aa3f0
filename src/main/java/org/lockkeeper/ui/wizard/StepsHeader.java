package org.lockkeeper.ui.wizard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.MapChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.ReasonedButton;
import org.lockkeeper.ui.control.Tone;
import org.lockkeeper.ui.control.Tones;
import org.lockkeeper.ui.theme.Icons;
import org.lockkeeper.ui.theme.Stylesheets;

/** The steps in a row: their number or how they turned out, the shown one marked; those that were reached can be gone to. */
public final class StepsHeader extends HBox {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final PseudoClass REACHED = PseudoClass.getPseudoClass("reached");

    private final Wizard wizard;
    private final List<ReasonedButton> buttons = new ArrayList<>();

    public StepsHeader(Wizard wizard) {
        this.wizard = wizard;
        getStyleClass().add("steps-header");
        getStylesheets().addAll(Stylesheets.of("wizard"), Stylesheets.of("tones"));
        for (int i = 0; i < wizard.steps().size(); i++) {
            if (i > 0) {
                Region line = new Region();
                line.getStyleClass().add("step-line");
                HBox.setHgrow(line, Priority.ALWAYS);
                getChildren().add(line);
            }
            int index = i;
            ReasonedButton button = new ReasonedButton(wizard.steps().get(i).title(), () -> wizard.goTo(index));
            button.button().getStyleClass().addAll("flat", "step");
            buttons.add(button);
            getChildren().add(button);
        }
        wizard.currentProperty().subscribe(_ -> update());
        wizard.furthestProperty().subscribe(_ -> update());
        wizard.heldProperty().subscribe(_ -> update());
        wizard.marks().addListener((MapChangeListener<String, Tone>) _ -> update());
    }

    private void update() {
        int current = wizard.currentProperty().get();
        for (int i = 0; i < buttons.size(); i++) {
            ReasonedButton button = buttons.get(i);
            Tone tone =
                    wizard.marks().getOrDefault(wizard.steps().get(i).id(), i < current ? Tone.SUCCESS : Tone.QUIET);
            boolean reached = i <= wizard.furthestProperty().get();
            button.button().setGraphic(sign(i, tone));
            button.button().pseudoClassStateChanged(CURRENT, i == current);
            button.button().pseudoClassStateChanged(REACHED, reached);
            button.button()
                    .setAccessibleText(Texts.get(
                            i == current ? "wizard.step.current" : "wizard.step",
                            i + 1,
                            buttons.size(),
                            wizard.steps().get(i).title()));
            button.refuse(refusal(i, current, reached));
        }
    }

    private Optional<String> refusal(int index, int current, boolean reached) {
        if (index == current) {
            return Optional.empty();
        }
        if (wizard.heldProperty().get()) {
            return Optional.of(Texts.get("wizard.held"));
        }
        return reached ? Optional.empty() : Optional.of(Texts.get("wizard.notYet"));
    }

    private static Node sign(int index, Tone tone) {
        Node sign = switch (tone) {
            case SUCCESS -> Icons.of(Feather.CHECK);
            case WARNING -> Icons.of(Feather.ALERT_TRIANGLE);
            case DANGER -> Icons.of(Feather.X);
            case ACCENT, QUIET -> new Label(Integer.toString(index + 1));
        };
        HBox circle = new HBox(sign);
        circle.getStyleClass().add("step-sign");
        Tones.apply(circle, tone);
        return circle;
    }
}
