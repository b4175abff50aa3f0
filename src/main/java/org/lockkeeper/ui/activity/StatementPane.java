package org.lockkeeper.ui.activity;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.SqlDocument;
import org.lockkeeper.ui.control.SqlView;

/** The whole statement of the selected session; of a very long one its beginning, with what is left out and a way to copy all of it. */
final class StatementPane extends StackPane {
    /** Laying out a megabyte would stop the window with each reading in which the statement is another. */
    static final int MOST = 100_000;

    private final SqlView sql = new SqlView();
    private final BorderPane statement = new BorderPane(sql);
    private final Label left = new Label();
    private final HBox cut;
    private final Label hint = new Label();
    private String whole = "";

    StatementPane() {
        hint.getStyleClass().add("detail-hint");
        hint.setWrapText(true);
        hint.setMouseTransparent(true);
        left.setMinWidth(0);
        left.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(left, Priority.ALWAYS);
        Button copy = new Button(Texts.get("activity.detail.copy"));
        copy.setMinWidth(USE_PREF_SIZE);
        copy.setOnAction(_ -> SqlView.copy(whole));
        cut = new HBox(left, copy);
        cut.getStyleClass().add("detail-cut");
        getChildren().addAll(statement, hint);
        show("");
    }

    /** Shows a statement; empty shows the hint alone. */
    void show(String text) {
        whole = text;
        sql.show(SqlDocument.ofBeginning(text, MOST));
        int more = text.length() - MOST;
        left.setText(Texts.get("activity.detail.cut", MOST, more));
        statement.setBottom(more > 0 ? cut : null);
        statement.setVisible(!text.isEmpty());
        hint.setVisible(text.isEmpty());
    }

    /** Why there is nothing to show. */
    void hint(String words) {
        hint.setText(words);
    }
}
