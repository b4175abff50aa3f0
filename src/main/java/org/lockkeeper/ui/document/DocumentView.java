package org.lockkeeper.ui.document;

import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.lockkeeper.ui.control.VisibleText;
import org.lockkeeper.ui.theme.Stylesheets;

/** A document to read: it scrolls, and the keyboard scrolls it too. */
public final class DocumentView extends ScrollPane {
    private static final int SMALLEST_HEADING = 3;
    private static final double NAME_WIDTH = 132;
    private static final double SHORT_COLUMN = 76;
    private static final double SHARE = 34;

    private final VBox page = new VBox();
    private List<Block> shown = List.of();

    public DocumentView() {
        getStyleClass().add("document-view");
        getStylesheets().add(Stylesheets.of("document"));
        page.getStyleClass().add("document-page");
        setContent(page);
        setFitToWidth(true);
        setFocusTraversable(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
    }

    /** Shows a document; where it is the one that is shown, it stays where it was scrolled to. */
    public void show(List<Block> blocks) {
        if (!blocks.equals(shown)) {
            shown = List.copyOf(blocks);
            page.getChildren().setAll(shown.stream().map(DocumentView::node).toList());
        }
    }

    private static Node node(Block block) {
        return switch (block) {
            case Block.Heading heading ->
                text(heading.text(), "heading", "heading-" + Math.min(heading.level(), SMALLEST_HEADING));
            case Block.Fields fields -> fields(fields.fields());
            case Block.Points points -> points(points.points());
            case Block.Grid grid -> grid(grid);
            case Block.Paragraph paragraph -> text(paragraph.text());
        };
    }

    private static Node fields(List<Block.Field> fields) {
        if (fields.size() == 1 && fields.getFirst().value().isEmpty()) {
            return text(fields.getFirst().name(), "heading", "heading-4");
        }
        GridPane grid = pane("fields");
        ColumnConstraints names = new ColumnConstraints(NAME_WIDTH);
        grid.getColumnConstraints().addAll(names, filling());
        for (Block.Field field : fields) {
            grid.addRow(grid.getRowCount(), text(field.name(), "name"), text(field.value()));
        }
        return aligned(grid);
    }

    private static Node points(List<Block.Field> points) {
        VBox list = new VBox();
        list.getStyleClass().add("points");
        for (Block.Field point : points) {
            Label sign = new Label("\u2022");
            sign.setMinWidth(USE_PREF_SIZE);
            HBox line = new HBox(sign);
            line.getStyleClass().add("point");
            if (!point.name().isEmpty()) {
                Label name = new Label(VisibleText.of(point.name()));
                name.getStyleClass().add("name");
                name.setMinWidth(USE_PREF_SIZE);
                line.getChildren().add(name);
            }
            Label text = text(point.value());
            text.setMinWidth(0);
            HBox.setHgrow(text, Priority.ALWAYS);
            line.getChildren().add(text);
            list.getChildren().add(line);
        }
        return list;
    }

    /** The first column says what a row is about and the last one has the long texts; those between are short. */
    private static Node grid(Block.Grid table) {
        GridPane grid = pane("grid");
        int columns = table.head().size();
        for (int i = 0; i < columns; i++) {
            ColumnConstraints column = i == columns - 1 ? filling() : new ColumnConstraints(SHORT_COLUMN);
            if (i == 0 && columns > 1) {
                column = new ColumnConstraints();
                column.setPercentWidth(SHARE);
            }
            grid.getColumnConstraints().add(column);
        }
        grid.addRow(0, table.head().stream().map(text -> text(text, "name")).toArray(Node[]::new));
        for (List<String> row : table.rows()) {
            grid.addRow(grid.getRowCount(), row.stream().map(DocumentView::text).toArray(Node[]::new));
        }
        return aligned(grid);
    }

    private static GridPane pane(String style) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add(style);
        return grid;
    }

    private static ColumnConstraints filling() {
        ColumnConstraints column = new ColumnConstraints();
        column.setHgrow(Priority.ALWAYS);
        column.setMinWidth(0);
        return column;
    }

    private static GridPane aligned(GridPane grid) {
        grid.getChildren().forEach(node -> GridPane.setValignment(node, VPos.TOP));
        return grid;
    }

    private static Label text(String text, String... styles) {
        Label label = new Label(VisibleText.keepingLines(text));
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().addAll(styles);
        return label;
    }
}
