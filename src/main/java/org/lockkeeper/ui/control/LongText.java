package org.lockkeeper.ui.control;

import java.util.List;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** A text of millions of characters, of which only what is in sight is laid out. Lines go on below where they are long. */
public final class LongText extends ListView<TextPieces.Piece> {
    private static final KeyCombination COPY = KeyCombination.keyCombination("Shortcut+C");
    private static final KeyCombination OTHER_COPY =
            new KeyCodeCombination(KeyCode.INSERT, KeyCombination.SHORTCUT_DOWN);
    private static final int ACROSS = 110;
    private static final double ROW = 17;
    private static final int MOST_ROWS = 24;

    private final String text;

    /** @param name what the text is, for those who do not see it */
    public LongText(String name, String text) {
        this.text = text;
        List<TextPieces.Piece> pieces = TextPieces.of(text, ACROSS);
        getStyleClass().add("long-text");
        setAccessibleText(name);
        setItems(FXCollections.observableList(pieces));
        setFixedCellSize(ROW);
        setPrefHeight(ROW * Math.min(MOST_ROWS, pieces.size()) + 4);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setCellFactory(_ -> new PieceCell());
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (isCopy(event)) {
                SqlView.copy(selected());
                event.consume();
            }
        });
    }

    /** Whether a key asks for what is selected. */
    public static boolean isCopy(KeyEvent event) {
        return COPY.match(event) || OTHER_COPY.match(event);
    }

    /** All of it. */
    public String text() {
        return text;
    }

    /** What is selected, as the text has it. */
    public String selected() {
        return getSelectionModel().getSelectedItems().stream()
                .map(piece -> piece.of(text) + (piece.endsLine() ? "\n" : ""))
                .collect(Collectors.joining())
                .stripTrailing();
    }

    private final class PieceCell extends ListCell<TextPieces.Piece> {
        PieceCell() {
            getStyleClass().add("mono");
        }

        @Override
        protected void updateItem(TextPieces.@Nullable Piece piece, boolean empty) {
            super.updateItem(piece, empty);
            setText(empty || piece == null ? null : VisibleText.of(piece.of(text)));
        }
    }
}
