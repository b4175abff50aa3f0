package org.lockkeeper.ui.logs;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;
import org.lockkeeper.logs.finding.TopMessage;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.Tones;
import org.lockkeeper.ui.control.VisibleText;

/** A log's messages by their shape, the most frequent first, with when they came. */
final class TopTable extends TableView<TopMessage> {
    private static final double ROW_HEIGHT = 38;
    private static final double SPARK_WIDTH = 74;
    private static final double SPARK_HEIGHT = 16;

    private final ZoneId zone;

    /**
     * @param zone in which times are shown
     * @param chosen told the messages that a person chooses, also those that are chosen already
     */
    TopTable(ZoneId zone, Consumer<TopMessage> chosen) {
        this.zone = zone;
        getStyleClass().add("top-table");
        setFixedCellSize(ROW_HEIGHT);
        setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setAccessibleText(Texts.get("logs.top"));
        TableColumn<TopMessage, String> count =
                column("logs.top.count", 64, message -> String.format(Locale.ENGLISH, "%,d", message.count()));
        count.getStyleClass().add("number");
        count.setMinWidth(64);
        count.setCellFactory(_ -> new Plain("number-cell"));
        TableColumn<TopMessage, String> level =
                column("logs.column.severity", 86, message -> LogColumn.word(message.severity()));
        level.setCellFactory(_ -> new Level());
        TableColumn<TopMessage, String> spark = column("logs.top.spark", SPARK_WIDTH + 16, _ -> "");
        spark.setMinWidth(SPARK_WIDTH + 18);
        level.setMinWidth(86);
        spark.setCellFactory(_ -> new Spark());
        TableColumn<TopMessage, String> shape = column("logs.column.text", 200, TopMessage::shape);
        shape.setCellFactory(_ -> new Shape());
        getColumns().setAll(List.of(count, level, spark, shape));
        getSelectionModel().selectedItemProperty().subscribe(message -> {
            if (message != null) {
                chosen.accept(message);
            }
        });
        setRowFactory(_ -> {
            TableRow<TopMessage> row = new TableRow<>();
            row.setOnMouseClicked(event -> {
                if (event.getButton() == MouseButton.PRIMARY && row.getItem() != null) {
                    chosen.accept(row.getItem());
                }
            });
            return row;
        });
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            TopMessage message = getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && message != null) {
                chosen.accept(message);
                event.consume();
            }
        });
    }

    private static TableColumn<TopMessage, String> column(String key, double width, Function<TopMessage, String> text) {
        TableColumn<TopMessage, String> column = new TableColumn<>(Texts.get(key));
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(VisibleText.of(text.apply(cell.getValue()))));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        return column;
    }

    private static class Plain extends TableCell<TopMessage, String> {
        Plain(String styleClass) {
            getStyleClass().add(styleClass);
        }

        Optional<TopMessage> message() {
            return isEmpty() || getTableRow() == null
                    ? Optional.empty()
                    : Optional.ofNullable(getTableRow().getItem());
        }

        @Override
        protected void updateItem(@Nullable String item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty ? null : item);
        }
    }

    private static final class Level extends Plain {
        Level() {
            super("text-cell");
        }

        @Override
        protected void updateItem(@Nullable String item, boolean empty) {
            super.updateItem(item, empty);
            message()
                    .flatMap(found -> SeverityLook.tone(found.severity()))
                    .ifPresentOrElse(tone -> Tones.apply(this, tone), () -> Tones.clear(this));
        }
    }

    /** The message, and below it when it was first and last. */
    private final class Shape extends Plain {
        private final Label text = new Label();
        private final Label when = new Label();
        private final VBox lines = new VBox(text, when);

        Shape() {
            super("text-cell");
            text.getStyleClass().add("mono");
            when.getStyleClass().addAll("small", "muted", "when");
            lines.getStyleClass().add("lines");
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        }

        @Override
        protected void updateItem(@Nullable String item, boolean empty) {
            super.updateItem(item, empty);
            Optional<TopMessage> message = message();
            text.setText(item);
            when.setText(message.map(found -> TopTimes.words(found, zone)).orElse(""));
            setGraphic(message.isPresent() ? lines : null);
            setTooltip(message.map(found -> new Tooltip((item + "\n" + TopTimes.exact(found, zone)).strip()))
                    .orElse(null));
        }
    }

    /** How many there were over the log's time. */
    private static final class Spark extends Plain {
        private final Canvas canvas = new Canvas(SPARK_WIDTH, SPARK_HEIGHT);

        Spark() {
            super("spark-cell");
            textFillProperty().subscribe((_, _) -> draw());
        }

        @Override
        protected void updateItem(@Nullable String item, boolean empty) {
            super.updateItem(item, empty);
            setGraphic(empty ? null : canvas);
            draw();
        }

        private void draw() {
            GraphicsContext g = canvas.getGraphicsContext2D();
            g.clearRect(0, 0, SPARK_WIDTH, SPARK_HEIGHT);
            message().ifPresent(message -> {
                List<Integer> counts = message.spark();
                int most = counts.stream().mapToInt(Integer::intValue).max().orElse(0);
                double width = SPARK_WIDTH / Math.max(1, counts.size());
                g.setFill(getTextFill() == null ? Color.GRAY : getTextFill());
                for (int i = 0; i < counts.size(); i++) {
                    if (counts.get(i) > 0) {
                        double height = Math.max(1, counts.get(i) * SPARK_HEIGHT / most);
                        g.fillRect(i * width, SPARK_HEIGHT - height, Math.max(1, width - 1), height);
                    }
                }
            });
        }
    }
}
