package org.lockkeeper.ui.wizard;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Toggle;

/** Where a person begins on a page: the first thing that takes an answer. */
final class FirstControl {
    private FirstControl() {}

    /** Buttons do something at once, so that none is put under a key that was meant for the step before. Empty where all is only read. */
    static Optional<Node> in(Node node) {
        if (!node.isVisible() || node.isDisabled()) {
            return Optional.empty();
        }
        if (node.isFocusTraversable() && takesAnswer(node)) {
            return Optional.of(chosen(node));
        }
        return node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream()
                        .flatMap(child -> in(child).stream())
                        .findFirst()
                : Optional.empty();
    }

    private static boolean takesAnswer(Node node) {
        return switch (node) {
            case TextInputControl text -> text.isEditable();
            case ButtonBase button -> button instanceof Toggle;
            default -> true;
        };
    }

    /** Of one out of a few the one that holds, as Tab goes there too. */
    private static Node chosen(Node node) {
        return node instanceof RadioButton radio
                        && radio.getToggleGroup() != null
                        && radio.getToggleGroup().getSelectedToggle() instanceof Node selected
                ? selected
                : node;
    }
}
