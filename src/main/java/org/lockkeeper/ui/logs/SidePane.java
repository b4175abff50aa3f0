package org.lockkeeper.ui.logs;

import java.time.ZoneId;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.lockkeeper.ui.Lazy;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.theme.Icons;

/** What stands at the right of a log: one thing of a few, and the choice among them. */
final class SidePane extends BorderPane {
    private final Lazy<BookmarksPane> bookmarks;
    private final Lazy<FiltersPane> filters;
    private final Lazy<HighlightsPane> highlights;

    private SidePane(LogViewModel log, LogsViewModel page, ZoneId zone) {
        getStyleClass().add("side-pane");
        bookmarks = new Lazy<>(() -> new BookmarksPane(log, zone));
        filters = new Lazy<>(() -> new FiltersPane(log, page));
        highlights = new Lazy<>(() -> new HighlightsPane(log.marks().rules()));
        HBox head = new HBox();
        head.getStyleClass().add("side-head");
        ToggleGroup group = new ToggleGroup();
        for (LogSide side : LogSide.values()) {
            if (side != LogSide.NOTHING) {
                head.getChildren().add(choice(log, side, group));
            }
        }
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        head.getChildren()
                .addAll(
                        gap,
                        Icons.button(
                                Feather.X,
                                Texts.get("logs.side.close"),
                                () -> log.marks().sideProperty().set(LogSide.NOTHING)));
        setTop(head);
    }

    private static ToggleButton choice(LogViewModel log, LogSide side, ToggleGroup group) {
        ToggleButton button = new ToggleButton(title(side));
        button.setToggleGroup(group);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> {
            button.setSelected(true);
            log.marks().sideProperty().set(side);
        });
        log.marks().sideProperty().subscribe(now -> button.setSelected(now == side));
        return button;
    }

    private static String title(LogSide side) {
        return switch (side) {
            case NOTHING -> "";
            case BOOKMARKS -> Texts.get("logs.bookmarks");
            case FILTERS -> Texts.get("logs.filters");
            case HIGHLIGHTS -> Texts.get("logs.rules");
        };
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
            case FILTERS -> {
                setCenter(filters.get());
                filters.get().takeFocus();
            }
            case HIGHLIGHTS -> {
                setCenter(highlights.get());
                highlights.get().takeFocus();
            }
        }
    }
}
