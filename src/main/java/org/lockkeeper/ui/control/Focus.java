package org.lockkeeper.ui.control;

import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.scene.Node;

/** Moves the keyboard's focus. */
public final class Focus {
    private Focus() {}

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
