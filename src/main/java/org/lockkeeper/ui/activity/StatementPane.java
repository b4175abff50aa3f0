package org.lockkeeper.ui.activity;

import java.util.Optional;
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

    private final SqlView sql = new SqlView(Optional.empty());
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
        SqlDocument shown = SqlDocument.ofBeginning(text, MOST);
        sql.show(shown);
        Optional<String> less = less(text, shown);
        left.setText(less.orElse(""));
        statement.setBottom(less.isPresent() ? cut : null);
        statement.setVisible(!text.isEmpty());
        hint.setVisible(text.isEmpty());
    }

    /** What of it is not shown; empty where all of it is. */
    private static Optional<String> less(String text, SqlDocument shown) {
        if (text.length() > MOST) {
            return Optional.of(Texts.get("activity.detail.cut", MOST, text.length() - MOST));
        }
        if (shown.leftOut() > 0) {
            return Optional.of(
                    Texts.get("activity.detail.cut.lines", shown.lines().size(), shown.leftOut()));
        }
        return text.lines().anyMatch(line -> line.length() > SqlDocument.LONGEST_LINE)
                ? Optional.of(Texts.get("activity.detail.cut.long", SqlDocument.LONGEST_LINE))
                : Optional.empty();
    }

    /** Why there is nothing to show. */
    void hint(String words) {
        hint.setText(words);
    }
}
