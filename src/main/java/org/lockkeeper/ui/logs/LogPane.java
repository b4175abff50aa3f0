package org.lockkeeper.ui.logs;

import java.util.List;
import javafx.application.Platform;
import javafx.event.EventTarget;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;

/** A table over a log, and on the place of its own scroll bar the one over all rows where it holds a stretch of them alone. */
final class LogPane extends Pane {
    private final LogTable table;
    private final ScrollBar bar;

    LogPane(LogTable table, ScrollBar bar) {
        this.table = table;
        this.bar = bar;
        getStyleClass().add("log-pane");
        setMinSize(0, 0);
        getChildren().addAll(table, bar);
    }

    /** Shows the bar or not. */
    void setLong(boolean more) {
        bar.setVisible(more);
        table.pseudoClassStateChanged(LogTable.LONG, more);
    }

    /** Has something done in a moment whenever a person scrolls: by wheel, or by one of the bars. */
    void onScrolled(Runnable action) {
        addEventFilter(ScrollEvent.SCROLL, _ -> Platform.runLater(action));
        for (EventType<MouseEvent> type :
                List.of(MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_DRAGGED, MouseEvent.MOUSE_RELEASED)) {
            addEventFilter(type, event -> {
                if (isOnBar(event.getTarget())) {
                    Platform.runLater(action);
                }
            });
        }
    }

    private static boolean isOnBar(EventTarget target) {
        for (Node node = target instanceof Node hit ? hit : null; node != null; node = node.getParent()) {
            if (node instanceof ScrollBar) {
                return true;
            }
        }
        return false;
    }

    @Override
    protected double computePrefHeight(double width) {
        return table.prefHeight(width);
    }

    @Override
    protected double computePrefWidth(double height) {
        return table.prefWidth(height);
    }

    @Override
    protected void layoutChildren() {
        table.resizeRelocate(0, 0, getWidth(), getHeight());
        Node header = table.lookup(".column-header-background");
        double top = header == null ? 0 : header.getLayoutBounds().getHeight();
        double width = bar.prefWidth(-1);
        bar.resizeRelocate(getWidth() - width, top, width, Math.max(0, getHeight() - top));
    }
}
