package org.lockkeeper.ui.control;

import java.util.List;
import java.util.SequencedMap;
import javafx.application.Platform;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.scene.text.TextBoundsType;
import org.lockkeeper.ui.theme.Stylesheets;

/** Names and their values, the values selectable for copying; of a very long one the beginning, and the whole when it is asked for. */
public final class KeyValueTable extends GridPane {
    private static final int LONGEST_VALUE = 4_000;
    private static final int LONGEST_LINE = 90;
    private static final double USUAL_WIDTH = 600;
    private static final double LEAST_WIDTH = 80;
    private static final double MARGIN = 2;

    /** What the values look like, beside what all of them do. */
    private final List<String> look;

    /** Of values that are read letter by letter: names, digests, statements. */
    public KeyValueTable(SequencedMap<String, String> entries) {
        this(entries, List.of("mono"));
    }

    /** Of values that are words and sentences. */
    public static KeyValueTable inWords(SequencedMap<String, String> entries) {
        return new KeyValueTable(entries, List.of());
    }

    private KeyValueTable(SequencedMap<String, String> entries, List<String> look) {
        this.look = look;
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
        setValignment(label, VPos.TOP);
        return label;
    }

    private Node value(String name, String text) {
        if (text.length() > LONGEST_VALUE) {
            return new CutValue(name, text, beginning(text), this::shown);
        }
        return shown(name, text);
    }

    private static String beginning(String text) {
        int end = Character.isHighSurrogate(text.charAt(LONGEST_VALUE - 1)) ? LONGEST_VALUE - 1 : LONGEST_VALUE;
        return text.substring(0, end) + " …";
    }

    private Node shown(String name, String text) {
        return text.length() > LONGEST_LINE || text.indexOf('\n') >= 0
                ? lines(name, VisibleText.keepingLines(text))
                : line(name, VisibleText.of(text));
    }

    private TextField line(String name, String oneLine) {
        TextField field = new TextField(oneLine.isEmpty() ? "–" : oneLine);
        field.setEditable(false);
        field.setPrefColumnCount(12);
        field.setAccessibleText(name);
        field.getStyleClass().setAll("value");
        field.getStyleClass().addAll(look);
        return field;
    }

    private Lines lines(String name, String text) {
        TextArea area = new TextArea(text);
        area.setEditable(false);
        area.setWrapText(true);
        area.setAccessibleText(name);
        area.getStyleClass().setAll("text-area", "value", "lines");
        area.getStyleClass().addAll(look);
        return new Lines(area);
    }

    /** A text area as high as its text is at the width that it gets: by itself it scrolls. */
    private static final class Lines extends StackPane {
        private final TextArea area;
        private final Text measure;

        Lines(TextArea area) {
            super(area);
            this.area = area;
            this.measure = new Text(area.getText());
            measure.fontProperty().bind(area.fontProperty());
            // As the text area measures, whose lines are whole pixels high.
            measure.setBoundsType(TextBoundsType.LOGICAL_VERTICAL_CENTER);
            setMinHeight(USE_PREF_SIZE);
            // A grid asks for the height at the width that its column would like, and not at the one that it gets.
            widthProperty().addListener((_, _, _) -> Platform.runLater(this::requestLayout));
        }

        /** Around the text there is what the style sheets put there, in three layers of the control's skin. */
        @Override
        protected double computePrefHeight(double width) {
            double across = MARGIN;
            double down = MARGIN;
            for (Node layer : List.of(area, inside(".scroll-pane"), inside(".content"))) {
                if (layer instanceof Region region) {
                    across += region.snappedLeftInset() + region.snappedRightInset();
                    down += region.snappedTopInset() + region.snappedBottomInset();
                }
            }
            measure.setWrappingWidth(Math.max(LEAST_WIDTH, (getWidth() > 0 ? getWidth() : USUAL_WIDTH) - across));
            return Math.ceil(measure.getLayoutBounds().getHeight()) + down;
        }

        private Node inside(String layer) {
            Node found = area.lookup(layer);
            return found == null ? measure : found;
        }
    }
}
