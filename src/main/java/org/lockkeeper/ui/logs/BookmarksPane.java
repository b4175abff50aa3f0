package org.lockkeeper.ui.logs;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.lockkeeper.logs.mark.Placed;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.EmptyState;
import org.lockkeeper.ui.control.Focus;
import org.lockkeeper.ui.control.ReasonedButton;
import org.lockkeeper.ui.control.VisibleText;

/** The bookmarks of a log with their notes. Enter or a click goes to one, Delete takes it away. */
final class BookmarksPane extends BorderPane {
    private static final double MARGIN = 40;

    private final LogViewModel model;
    private final ZoneId zone;
    private final ListView<Placed> list = new ListView<>();
    private final Label elsewhere = new Label();
    private final ReasonedButton copy;

    /** @param zone in which times are shown */
    BookmarksPane(LogViewModel model, ZoneId zone) {
        this.model = model;
        this.zone = zone;
        getStyleClass().add("bookmarks-pane");
        copy = new ReasonedButton(
                Texts.get("logs.bookmarks.copy"),
                () -> OpenLogView.putOnClipboard(
                        BookmarkText.report(model.file().name(), List.copyOf(list.getItems()))));
        HBox head = new HBox(copy);
        head.getStyleClass().add("line");
        VBox top = new VBox(head);
        top.getStyleClass().add("form");
        setTop(top);
        elsewhere.getStyleClass().addAll("small", "muted", "elsewhere");
        elsewhere.setWrapText(true);
        elsewhere.managedProperty().bind(elsewhere.visibleProperty());
        setBottom(elsewhere);
        list.setAccessibleText(Texts.get("logs.bookmarks"));
        list.setPlaceholder(new EmptyState(
                Feather.BOOKMARK, Texts.get("logs.bookmarks.none"), Texts.get("logs.bookmarks.none.text")));
        list.setCellFactory(_ -> new Cell());
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        setCenter(list);
        model.marks().shownProperty().subscribe(this::show);
    }

    private void show(List<Placed> shown) {
        Optional<Placed> selected = Optional.ofNullable(list.getSelectionModel().getSelectedItem());
        list.getItems().setAll(shown);
        selected.flatMap(before -> shown.stream()
                        .filter(each -> each.line() == before.line())
                        .findFirst())
                .ifPresent(list.getSelectionModel()::select);
        copy.refuse(shown.isEmpty() ? Optional.of(Texts.get("logs.bookmarks.none")) : Optional.empty());
        int others = model.marks().elsewhere();
        elsewhere.setText(Texts.get("logs.bookmarks.elsewhere", others));
        elsewhere.setVisible(others > 0);
    }

    private void key(KeyEvent event) {
        Placed selected = list.getSelectionModel().getSelectedItem();
        if (selected == null) {
            return;
        }
        if (event.getCode() == KeyCode.ENTER) {
            model.goToEntry(selected.line());
            event.consume();
        } else if (event.getCode() == KeyCode.DELETE) {
            model.marks().remove(selected);
            event.consume();
        }
    }

    /** Lets the keyboard move through them. */
    void takeFocus() {
        Focus.moveTo(list);
    }

    private final class Cell extends ListCell<Placed> {
        private final Label place = new Label();
        private final Label text = new Label();
        private final Label note = new Label();
        private final VBox lines = new VBox(place, text, note);

        Cell() {
            place.getStyleClass().addAll("small", "muted");
            text.getStyleClass().add("mono");
            note.getStyleClass().add("note");
            note.setWrapText(true);
            note.setMinHeight(USE_PREF_SIZE);
            note.managedProperty().bind(note.visibleProperty());
            lines.getStyleClass().add("bookmark");
            // As wide as the list: what is longer is cut or goes on below, and is not scrolled to.
            setPrefWidth(0);
            lines.prefWidthProperty().bind(list.widthProperty().subtract(MARGIN));
            lines.setMaxWidth(USE_PREF_SIZE);
            setOnMouseClicked(event -> {
                Placed item = getItem();
                if (event.getButton() == MouseButton.PRIMARY && item != null) {
                    model.goToEntry(item.line());
                }
            });
        }

        @Override
        protected void updateItem(@Nullable Placed item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                return;
            }
            place.setText(BookmarkText.place(item, zone));
            text.setText(VisibleText.of(item.bookmark().text()));
            note.setText(VisibleText.keepingLines(item.bookmark().note()));
            note.setVisible(!item.bookmark().note().isEmpty());
            setGraphic(lines);
        }
    }
}
