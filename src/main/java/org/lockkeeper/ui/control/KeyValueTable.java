package org.lockkeeper.ui.control;

import java.util.SequencedMap;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.geometry.Bounds;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.text.Text;
import org.lockkeeper.ui.theme.Stylesheets;

/** Names and their values, the values selectable for copying. */
public final class KeyValueTable extends GridPane {
    private static final int LONGEST_VALUE = 4_000;
    private static final int LONGEST_LINE = 90;
    private static final double LEAST_WIDTH = 80;
    private static final double MARGIN = 2;

    public KeyValueTable(SequencedMap<String, String> entries) {
        getStyleClass().add("key-value-table");
        getStylesheets().add(Stylesheets.of("key-value-table"));
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(USE_PREF_SIZE);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        getColumnConstraints().addAll(names, values);
        entries.forEach((name, value) -> addRow(getRowCount(), name(name), value(name, value)));
    }

    private static Label name(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("name");
        return label;
    }

    private static Control value(String name, String text) {
        String shown = text.length() > LONGEST_VALUE ? text.substring(0, LONGEST_VALUE) + " …" : text;
        return shown.length() > LONGEST_LINE || shown.indexOf('\n') >= 0
                ? lines(name, VisibleText.keepingLines(shown))
                : line(name, VisibleText.of(shown));
    }

    private static TextField line(String name, String oneLine) {
        TextField field = new TextField(oneLine.isEmpty() ? "–" : oneLine);
        field.setEditable(false);
        field.setPrefColumnCount(12);
        field.setAccessibleText(name);
        field.getStyleClass().setAll("value");
        field.getStyleClass().add("mono");
        return field;
    }

    /** As high as its text is at the width that it gets: a text area by itself scrolls. */
    private static TextArea lines(String name, String text) {
        TextArea area = new TextArea(text);
        area.setEditable(false);
        area.setWrapText(true);
        area.setAccessibleText(name);
        area.getStyleClass().setAll("text-area", "value", "lines", "mono");
        Text measure = new Text(area.getText());
        measure.fontProperty().bind(area.fontProperty());
        area.skinProperty().subscribe(() -> {
            if (area.lookup(".scroll-pane") instanceof ScrollPane inside) {
                area.prefHeightProperty().bind(heightOf(measure, area, inside));
            }
        });
        area.setMinHeight(USE_PREF_SIZE);
        return area;
    }

    /** Beside the text there is what the style sheets put around it, which only the skin knows. */
    private static DoubleBinding heightOf(Text measure, TextArea area, ScrollPane inside) {
        return Bindings.createDoubleBinding(
                () -> {
                    Bounds seen = inside.getViewportBounds();
                    measure.setWrappingWidth(Math.max(LEAST_WIDTH, seen.getWidth()));
                    double around = Math.max(0, area.getHeight() - seen.getHeight());
                    return Math.ceil(measure.getLayoutBounds().getHeight() + around) + MARGIN;
                },
                inside.viewportBoundsProperty(),
                area.fontProperty());
    }
}
