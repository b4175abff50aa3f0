package org.lockkeeper.ui.logs;

import java.time.ZoneId;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import org.lockkeeper.ui.Lazy;

/** What stands at the right of a log. */
final class SidePane extends BorderPane {
    private final Lazy<BookmarksPane> bookmarks;

    private SidePane(LogViewModel log, LogsViewModel page, ZoneId zone) {
        getStyleClass().add("side-pane");
        bookmarks = new Lazy<>(() -> new BookmarksPane(log, zone, () -> page.turnSide(LogSide.BOOKMARKS)));
    }

    /**
     * Shows beside a log what its model says.
     *
     * @param zone in which times are shown
     */
    static void attach(BorderPane open, LogViewModel log, LogsViewModel page, ZoneId zone) {
        SidePane pane = new SidePane(log, page, zone);
        // A table takes F2 for itself before the window hears of it.
        open.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.F2 && !event.isShortcutDown() && !event.isAltDown()) {
                page.stepBookmark(!event.isShiftDown());
                event.consume();
            }
        });
        log.marks().sideProperty().subscribe(side -> {
            open.setRight(side == LogSide.NOTHING ? null : pane);
            pane.show(side);
        });
    }

    private void show(LogSide side) {
        switch (side) {
            case NOTHING -> setCenter(null);
            case BOOKMARKS -> {
                setCenter(bookmarks.get());
                bookmarks.get().takeFocus();
            }
        }
    }
}
