package org.lockkeeper.ui.status;

import javafx.beans.binding.Bindings;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.lockkeeper.ui.Texts;

/**
 * Which environments are in sight where there is no room for all: whole columns move past the names, which stay where they are. Below the
 * matrix, a bar and words; nothing where all fit.
 */
final class ColumnWindow extends HBox {
    /** Pixels of a sideways scroll that move one column. */
    private static final double STEP = 40;

    private final ScrollBar bar = new ScrollBar();
    private final Label words = new Label();
    private int total;
    private int room;
    private double scrolled;

    /** @param moved hears that other columns are in sight */
    ColumnWindow(Runnable moved) {
        getStyleClass().add("column-window");
        bar.setOrientation(Orientation.HORIZONTAL);
        bar.setUnitIncrement(1);
        bar.setAccessibleText(Texts.get("status.columns.bar"));
        HBox.setHgrow(bar, Priority.ALWAYS);
        words.getStyleClass().add("quiet");
        words.setMinWidth(USE_PREF_SIZE);
        words.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> Texts.get("status.columns", first() + 1, first() + room, total),
                        bar.valueProperty(),
                        bar.maxProperty()));
        getChildren().addAll(words, bar);
        managedProperty().bind(visibleProperty());
        setVisible(false);
        bar.valueProperty().addListener((_, before, now) -> {
            if (Math.round(before.doubleValue()) != Math.round(now.doubleValue())) {
                moved.run();
            }
        });
    }

    /**
     * Says what there is.
     *
     * @param columns all of them
     * @param fitting how many have room side by side, at least one
     */
    void fit(int columns, int fitting) {
        int beyond = Math.max(0, columns - fitting);
        total = columns;
        room = Math.min(columns, fitting);
        bar.setMax(Math.max(1, beyond));
        bar.setVisibleAmount(columns == 0 ? 1 : (double) room * bar.getMax() / columns);
        bar.setBlockIncrement(Math.max(1, room));
        if (bar.getValue() > beyond) {
            bar.setValue(beyond);
        }
        setVisible(beyond > 0);
    }

    /** The place of the leftmost column in sight, from 0. */
    int first() {
        return (int) Math.round(bar.getValue());
    }

    boolean isInSight(int place) {
        return place >= first() && place < first() + room;
    }

    /** Moves by whole columns; further than the ends it does not go. */
    void move(int columns) {
        bar.setValue(Math.clamp((long) first() + columns, 0, Math.max(0, total - room)));
    }

    /** Moves only as far as it takes to see a column. */
    void reveal(int place) {
        if (place < first()) {
            move(place - first());
        } else if (place >= first() + room) {
            move(place - first() - room + 1);
        }
    }

    /** Follows a wheel or two fingers that go sideways. */
    void onScroll(ScrollEvent event) {
        if (!isVisible() || Math.abs(event.getDeltaX()) <= Math.abs(event.getDeltaY())) {
            return;
        }
        scrolled -= event.getDeltaX();
        int columns = (int) (scrolled / STEP);
        scrolled -= columns * STEP;
        move(columns);
        event.consume();
    }
}
