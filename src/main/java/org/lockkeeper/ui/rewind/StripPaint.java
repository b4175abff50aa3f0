package org.lockkeeper.ui.rewind;

import javafx.scene.control.Label;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;

/** The strip's colours. A canvas hears of no style sheet; these are those of its legend, so that both always agree. */
final class StripPaint {
    private final Label active;
    private final Label waiting;
    private final Label idle;
    private final Label wait;
    private final Label axis;

    StripPaint(Label active, Label waiting, Label idle, Label wait, Label axis) {
        this.active = active;
        this.waiting = waiting;
        this.idle = idle;
        this.wait = wait;
        this.axis = axis;
    }

    /** Hears of another theme. */
    void onChange(Runnable listener) {
        waiting.textFillProperty().addListener((_, _, _) -> listener.run());
        axis.textFillProperty().addListener((_, _, _) -> listener.run());
    }

    Color active() {
        return of(active);
    }

    Color waiting() {
        return of(waiting);
    }

    Color idle() {
        return of(idle);
    }

    Color longest() {
        return of(wait);
    }

    Color axis() {
        return of(axis);
    }

    /** The moment that is looked at. */
    Color cursor() {
        return of(wait);
    }

    private static Color of(Label label) {
        Paint paint = label.getTextFill();
        return paint instanceof Color color ? color : Color.GRAY;
    }
}
