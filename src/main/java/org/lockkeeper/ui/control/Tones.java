package org.lockkeeper.ui.control;

import javafx.scene.Node;

/** Gives nodes their tones; the colours are in {@code tones.css}. */
public final class Tones {
    private Tones() {}

    /** Gives a node this tone and takes any other away. */
    public static void apply(Node node, Tone tone) {
        String mine = tone.styleClass();
        if (node.getStyleClass().contains(mine)) {
            return;
        }
        clear(node);
        node.getStyleClass().add(mine);
    }

    /** Takes its tone away. */
    public static void clear(Node node) {
        node.getStyleClass().removeIf(name -> name.startsWith("tone-"));
    }
}
