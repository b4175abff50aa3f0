package org.lockkeeper.ui.shell;

import java.util.List;
import java.util.function.Supplier;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Toggle;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.lockkeeper.ui.control.Focus;

/** Makes the buttons of the rail one stop of the Tab key: the arrows move between them, Enter and the space bar press one. */
final class OneStop {
    private final Supplier<List<ButtonBase>> stops;

    /**
     * Watches the keys.
     *
     * @param around holds all of them
     * @param stops from top to bottom, as they are now
     */
    OneStop(Parent around, Supplier<List<ButtonBase>> stops) {
        this.stops = stops;
        around.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        around.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> pressed(event.getTarget()));
    }

    /** A button takes the keyboard with the mouse only where the Tab key stops at it. */
    private void pressed(EventTarget target) {
        List<ButtonBase> all = seen();
        for (Node node = target instanceof Node pressed ? pressed : null; node != null; node = node.getParent()) {
            if (node instanceof ButtonBase button && all.contains(button)) {
                all.forEach(each -> each.setFocusTraversable(each.equals(button)));
                return;
            }
        }
    }

    private void onKey(KeyEvent event) {
        List<ButtonBase> all = seen();
        int at = focused(all);
        if (at < 0 || event.isShortcutDown() || event.isAltDown() || event.isShiftDown()) {
            return;
        }
        switch (event.getCode()) {
            case DOWN, RIGHT -> focus(all, at + 1);
            case UP, LEFT -> focus(all, at - 1);
            case HOME -> focus(all, 0);
            case END -> focus(all, all.size() - 1);
            case ENTER -> all.get(at).fire();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private static void focus(List<ButtonBase> all, int wanted) {
        int at = Math.clamp(wanted, 0, all.size() - 1);
        all.forEach(each -> each.setFocusTraversable(each.equals(all.get(at))));
        Focus.showAt(all.get(at));
        reveal(all.get(at));
    }

    /** A list that scrolls has to follow. */
    private static void reveal(Node node) {
        for (Parent parent = node.getParent(); parent != null; parent = parent.getParent()) {
            if (parent instanceof ScrollPane pane) {
                InSight.bring(pane, node);
            }
        }
    }

    /** Moves the keyboard to the stop. */
    void enter() {
        settle();
        seen().stream().filter(Node::isFocusTraversable).findFirst().ifPresent(Focus::showAt);
    }

    /** Leaves one that the Tab key stops at: the one with the focus, else the one that is pressed, else the first. */
    void settle() {
        List<ButtonBase> all = seen();
        if (all.isEmpty()) {
            return;
        }
        int at = focused(all);
        ButtonBase stop = at >= 0
                ? all.get(at)
                : all.stream()
                        .filter(each -> each instanceof Toggle toggle && toggle.isSelected())
                        .findFirst()
                        .orElse(all.getFirst());
        all.forEach(each -> each.setFocusTraversable(each.equals(stop)));
    }

    private List<ButtonBase> seen() {
        return stops.get();
    }

    private static int focused(List<ButtonBase> all) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).isFocused()) {
                return i;
            }
        }
        return -1;
    }
}
