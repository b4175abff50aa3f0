package org.lockkeeper.ui.theme;

import java.util.function.Supplier;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

/**
 * Tooltips that are made when the mouse first comes near: each is a window of its own, most are never seen, and one for each of a table's
 * cells took a fifth of the time until the table showed.
 */
public final class Tips {
    private static final double WIDEST = 460;

    private Tips() {}

    /**
     * Gives a control a tooltip.
     *
     * @param text asked each time the mouse comes in; empty shows none
     */
    public static void on(Control control, Supplier<String> text) {
        control.addEventFilter(MouseEvent.MOUSE_ENTERED, _ -> {
            String words = text.get();
            Tooltip tip = control.getTooltip();
            if (words.isEmpty()) {
                control.setTooltip(null);
            } else if (tip == null) {
                control.setTooltip(tip(words));
            } else {
                tip.setText(words);
            }
        });
    }

    private static Tooltip tip(String words) {
        Tooltip tip = new Tooltip(words);
        tip.setWrapText(true);
        tip.setMaxWidth(WIDEST);
        return tip;
    }
}
