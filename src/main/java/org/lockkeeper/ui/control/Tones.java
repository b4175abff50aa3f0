package org.lockkeeper.ui.control;

import java.util.Optional;
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

    /**
     * Gives a node this tone, or takes any away where there is none.
     *
     * @return whether it had another one before
     */
    public static boolean set(Node node, Optional<Tone> tone) {
        Optional<String> before =
                node.getStyleClass().stream().filter(Tones::isTone).findFirst();
        tone.ifPresentOrElse(mine -> apply(node, mine), () -> clear(node));
        return !before.equals(tone.map(Tone::styleClass));
    }

    /** Takes its tone away. */
    public static void clear(Node node) {
        node.getStyleClass().removeIf(Tones::isTone);
    }

    private static boolean isTone(String name) {
        return name.startsWith("tone-");
    }
}
