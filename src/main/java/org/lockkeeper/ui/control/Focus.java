package org.lockkeeper.ui.control;

import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.css.PseudoClass;
import javafx.scene.Node;

/** Moves the keyboard's focus. */
public final class Focus {
    private static final PseudoClass VISIBLE = PseudoClass.getPseudoClass("focus-visible");

    private Focus() {}

    /** Focuses a node for somebody who works with the keyboard: it gets its ring, which the toolkit gives to the Tab key only. */
    public static void showAt(Node node) {
        node.requestFocus();
        if (!node.isFocused() || node.getPseudoClassStates().contains(VISIBLE)) {
            return;
        }
        node.pseudoClassStateChanged(VISIBLE, true);
        node.focusedProperty().addListener(new InvalidationListener() {
            @Override
            public void invalidated(Observable focused) {
                if (!node.isFocused()) {
                    node.focusedProperty().removeListener(this);
                    node.pseudoClassStateChanged(VISIBLE, false);
                }
            }
        });
    }

    /** Focuses a node, or as soon as it is in a scene: a split pane adopts its parts only when it is laid out first. */
    public static void moveTo(Node node) {
        if (node.getScene() != null) {
            node.requestFocus();
            return;
        }
        node.sceneProperty().addListener(new InvalidationListener() {
            @Override
            public void invalidated(Observable scene) {
                if (node.getScene() != null) {
                    node.sceneProperty().removeListener(this);
                    node.requestFocus();
                }
            }
        });
    }
}
