package org.lockkeeper.ui.shell;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;

/** Scrolls no further than it takes to see something whole. */
final class InSight {
    private InSight() {}

    static void bring(ScrollPane pane, Node node) {
        Bounds place = pane.getContent().sceneToLocal(node.localToScene(node.getLayoutBounds()));
        double height = pane.getViewportBounds().getHeight();
        double hidden = pane.getContent().getLayoutBounds().getHeight() - height;
        if (hidden <= 0 || place == null) {
            return;
        }
        double top = pane.getVvalue() * hidden;
        if (place.getMinY() < top) {
            pane.setVvalue(place.getMinY() / hidden);
        } else if (place.getMaxY() > top + height) {
            pane.setVvalue((place.getMaxY() - height) / hidden);
        }
    }
}
