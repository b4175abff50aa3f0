package org.lockkeeper.ui.shell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;

/** Keys for actions. They rest while a card is over the window. */
public final class Shortcuts {
    private final Scene scene;
    private final BooleanSupplier resting;
    private final Map<KeyCombination, Runnable> installed = new HashMap<>();

    public Shortcuts(Scene scene, BooleanSupplier resting) {
        this.scene = scene;
        this.resting = resting;
    }

    /** Replaces what was installed before by the keys of these actions. */
    public void install(List<Action> actions) {
        installed.keySet().forEach(scene.getAccelerators()::remove);
        installed.clear();
        for (Action action : actions) {
            if (!action.shortcut().isEmpty()) {
                installed.put(KeyCombination.keyCombination(action.shortcut()), () -> {
                    if (!resting.getAsBoolean()) {
                        action.run().run();
                    }
                });
            }
        }
        scene.getAccelerators().putAll(installed);
    }

    /** The keys of the screen at a place of the rail, from 1. */
    public static String ofScreen(int position) {
        return "Shortcut+" + position;
    }

    /** Keys as a person reads them on this system: {@code Ctrl+K}, or with the Mac's signs. */
    public static String display(String shortcut) {
        return shortcut.isEmpty() ? "" : KeyCombination.keyCombination(shortcut).getDisplayText();
    }
}
