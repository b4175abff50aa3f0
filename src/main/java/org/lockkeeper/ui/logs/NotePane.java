package org.lockkeeper.ui.logs;

import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.lockkeeper.logs.mark.Placed;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.VisibleText;
import org.lockkeeper.ui.theme.Icons;

/** Whether the selected entry is bookmarked, and the note at it, written in its place. */
final class NotePane extends HBox {
    private static final int ROWS = 2;

    private final LogViewModel model;
    private final Runnable done;
    private final ToggleButton mark = new ToggleButton(null, Icons.of(Feather.BOOKMARK));
    private final Label note = new Label();
    private final Button write = new Button();
    private final TextArea editor = new TextArea();
    private final VBox writing;

    /** @param done gives the keyboard back when a note was written */
    NotePane(LogViewModel model, Runnable done) {
        this.model = model;
        this.done = done;
        getStyleClass().add("note-pane");
        mark.setMinWidth(USE_PREF_SIZE);
        mark.setTooltip(new Tooltip(Texts.get("logs.bookmark.hint")));
        mark.setOnAction(_ -> {
            model.selectedProperty().get().ifPresent(entry -> model.marks().turn(entry.line()));
            show();
        });
        note.getStyleClass().add("note");
        note.setWrapText(true);
        note.setMinWidth(0);
        note.setMinHeight(USE_PREF_SIZE);
        note.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(note, Priority.ALWAYS);
        write.setMinWidth(USE_PREF_SIZE);
        write.setTooltip(new Tooltip(Texts.get("logs.note.hint")));
        write.setOnAction(
                _ -> model.marks().notingProperty().set(model.selectedProperty().get()));
        editor.setPrefRowCount(ROWS);
        editor.setWrapText(true);
        editor.setAccessibleText(Texts.get("logs.note"));
        editor.setPromptText(Texts.get("logs.note"));
        editor.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        editor.focusedProperty().subscribe((_, focused) -> {
            if (!focused) {
                save();
            }
        });
        Label keys = new Label(Texts.get("logs.note.keys"));
        keys.getStyleClass().addAll("small", "muted");
        writing = new VBox(editor, keys);
        writing.getStyleClass().add("writing");
        HBox.setHgrow(writing, Priority.ALWAYS);
        managedProperty().bind(visibleProperty());
        model.selectedProperty().subscribe(_ -> show());
        model.marks().shownProperty().subscribe(_ -> show());
        model.marks().notingProperty().subscribe(this::edit);
    }

    private Optional<Placed> placed(Optional<SelectedEntry> at) {
        return at.flatMap(entry -> model.marks().at(entry.line()));
    }

    private void show() {
        Optional<SelectedEntry> selected = model.selectedProperty().get();
        Optional<Placed> placed = placed(selected);
        String words = placed.map(each -> each.bookmark().note()).orElse("");
        setVisible(selected.isPresent());
        mark.setSelected(placed.isPresent());
        mark.setText(Texts.get(placed.isPresent() ? "logs.bookmark.marked" : "logs.bookmark"));
        note.setText(VisibleText.keepingLines(words));
        write.setText(Texts.get(words.isEmpty() ? "logs.note.write" : "logs.note.change"));
    }

    private void edit(Optional<SelectedEntry> at) {
        if (at.isPresent()) {
            editor.setText(placed(at).map(each -> each.bookmark().note()).orElse(""));
            getChildren().setAll(mark, writing);
            editor.requestFocus();
            editor.end();
        } else {
            getChildren().setAll(mark, note, write);
        }
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case ENTER -> {
                if (event.isShiftDown()) {
                    editor.replaceSelection("\n");
                } else {
                    save();
                    done.run();
                }
                event.consume();
            }
            case TAB -> {
                save();
                done.run();
                event.consume();
            }
            case ESCAPE -> {
                model.marks().notingProperty().set(Optional.empty());
                done.run();
                event.consume();
            }
            default -> {}
        }
    }

    private void save() {
        Optional<SelectedEntry> at = model.marks().notingProperty().get();
        model.marks().notingProperty().set(Optional.empty());
        at.ifPresent(entry -> {
            String before = placed(at).map(each -> each.bookmark().note()).orElse("");
            if (!before.equals(editor.getText().strip())) {
                model.marks().note(entry.line(), editor.getText());
            }
        });
    }
}
