package org.lockkeeper.ui.control;

import java.util.function.IntFunction;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.lockkeeper.ui.control.SqlDocument.Kind;
import org.lockkeeper.ui.control.SqlDocument.Line;
import org.lockkeeper.ui.control.SqlDocument.Statement;

/** What stands left of each line: the mark of the statement that runs or that the caret is in, and the line's number in its script. */
final class SqlGutter implements IntFunction<Node> {
    private static final double CHARACTER_WIDTH = 8;

    private final SqlDocument document;
    private final Supplier<@Nullable Statement> current;
    private final Supplier<@Nullable Statement> executing;
    private final double numberWidth;

    SqlGutter(SqlDocument document, Supplier<@Nullable Statement> current, Supplier<@Nullable Statement> executing) {
        this.document = document;
        this.current = current;
        this.executing = executing;
        int highest = document.lines().stream().mapToInt(Line::number).max().orElse(0);
        this.numberWidth = Math.max(3, Integer.toString(highest).length()) * CHARACTER_WIDTH;
    }

    @Override
    public Node apply(int index) {
        Region mark = new Region();
        mark.getStyleClass().add("mark");
        Label number = new Label();
        number.getStyleClass().add("number");
        number.setMinWidth(numberWidth);
        number.setPrefWidth(numberWidth);
        HBox gutter = new HBox(mark, number);
        gutter.getStyleClass().add("gutter");
        if (index < document.lines().size()) {
            Line line = document.lines().get(index);
            number.setText(
                    line.number() > 0 ? Integer.toString(line.number()) : line.kind() == Kind.BOOKKEEPING ? "·" : "");
            mark(gutter, line);
        }
        return gutter;
    }

    private void mark(HBox gutter, Line line) {
        if (line.statement() < 0) {
            return;
        }
        Statement statement = document.statements().get(line.statement());
        if (statement.equals(executing.get())) {
            gutter.getStyleClass().add("executing");
        } else if (statement.equals(current.get())) {
            gutter.getStyleClass().add("current");
        }
    }
}
