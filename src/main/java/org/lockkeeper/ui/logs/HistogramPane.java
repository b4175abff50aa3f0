package org.lockkeeper.ui.logs;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.kordamp.ikonli.feather.Feather;
import org.lockkeeper.logs.Histogram;
import org.lockkeeper.logs.format.Severity;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.theme.Icons;

/** How the entries lie in time, stacked by level. Dragging selects a stretch of time, a click goes to a moment. */
final class HistogramPane extends VBox {
    private static final double HIGH = 64;
    private static final double LOW = 24;
    private static final double AXIS = 16;
    private static final double LEAST_DRAG = 4;

    private final Canvas canvas = new Canvas();
    private final Pane frame = new Pane(canvas);
    private final HBox legend = new HBox();
    private final List<HistogramGroup> groups;
    private final Tooltip tooltip = new Tooltip();
    private final ZoneId zone;
    private final ToggleButton size = new ToggleButton(null, Icons.of(Feather.BAR_CHART_2));
    private double height = HIGH;
    private boolean chosen;
    private boolean narrow;
    private HistogramBars bars = HistogramBars.EMPTY;
    private double pressed = -1;
    private double dragged = -1;

    /**
     * @param range told which stretch of time was dragged over
     * @param moment told which moment was clicked
     */
    HistogramPane(ZoneId zone, BiConsumer<Instant, Instant> range, Consumer<Instant> moment) {
        this.zone = zone;
        this.groups = HistogramGroup.all();
        getStyleClass().add("histogram");
        legend.getStyleClass().add("legend");
        groups.forEach(group -> {
            legend.getChildren().add(group.legend());
            group.onColour(this::draw);
        });
        frame.setMinWidth(0);
        size.setMinWidth(USE_PREF_SIZE);
        size.setTooltip(new Tooltip(Texts.get("logs.histogram.size")));
        size.setAccessibleText(Texts.get("logs.histogram.size"));
        size.setOnAction(_ -> {
            chosen = true;
            arrange();
        });
        size.setSelected(true);
        arrange();
        canvas.widthProperty().bind(frame.widthProperty());
        canvas.widthProperty().subscribe(this::draw);
        frame.setAccessibleText(Texts.get("logs.histogram"));
        Tooltip.install(frame, tooltip);
        canvas.setOnMousePressed(event -> {
            pressed = event.getX();
            dragged = -1;
        });
        canvas.setOnMouseDragged(event -> {
            dragged = Math.clamp(event.getX(), 0, canvas.getWidth());
            draw();
        });
        canvas.setOnMouseReleased(event -> release(event, range, moment));
        canvas.setOnMouseMoved(event -> tooltip.setText(bars.words(event.getX(), canvas.getWidth(), this::exact)));
        getChildren().addAll(frame, legend);
    }

    private void release(MouseEvent event, BiConsumer<Instant, Instant> range, Consumer<Instant> moment) {
        double from = Math.min(pressed, dragged);
        double to = Math.max(pressed, dragged);
        boolean drag = dragged >= 0 && to - from >= LEAST_DRAG;
        pressed = -1;
        dragged = -1;
        draw();
        if (bars.isEmpty()) {
            return;
        }
        if (drag) {
            range.accept(bars.at(from, canvas.getWidth()), bars.at(to, canvas.getWidth()));
        } else {
            moment.accept(bars.at(event.getX(), canvas.getWidth()));
        }
    }

    /** Turns it high, with its axis and legend, or low. */
    ToggleButton sizeButton() {
        return size;
    }

    /** Is low, or high, as long as nobody chose. */
    void offer(boolean low) {
        if (!chosen && size.isSelected() == low) {
            size.setSelected(!low);
            arrange();
        }
    }

    /** Leaves the legend out, or not. */
    void narrow(boolean less) {
        narrow = less;
        arrange();
    }

    private void arrange() {
        boolean high = size.isSelected();
        height = high ? HIGH : LOW;
        double all = height + (high ? AXIS : 1);
        frame.setMinHeight(all);
        frame.setPrefHeight(all);
        frame.setMaxHeight(all);
        canvas.setHeight(all);
        legend.setVisible(high && !narrow);
        legend.setManaged(legend.isVisible());
        draw();
    }

    void show(Histogram histogram) {
        bars = HistogramBars.of(histogram);
        groups.forEach(group -> group.show(histogram));
        // A text without times has no place for them.
        setVisible(!bars.isEmpty());
        setManaged(!bars.isEmpty());
        Optional<String> width = bars.isEmpty() ? Optional.empty() : Optional.of(bars.widthWords());
        legend.getChildren().removeIf(node -> node.getStyleClass().contains("step"));
        width.ifPresent(words -> {
            Label step = new Label(words);
            step.getStyleClass().add("step");
            legend.getChildren().add(step);
        });
        draw();
    }

    private void draw() {
        double width = canvas.getWidth();
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, width, canvas.getHeight());
        if (width < 1) {
            return;
        }
        HistogramGroup axis = groups.getLast();
        g.setFill(axis.colour());
        g.setGlobalAlpha(0.35);
        g.fillRect(0, height, width, 1);
        g.setGlobalAlpha(1);
        if (bars.isEmpty()) {
            return;
        }
        int columns = bars.columns((int) Math.max(1, width / 3));
        int highest = bars.highest(columns);
        bars.columns(columns, groups.size(), HistogramPane::group).forEach((column, counts) -> {
            double x = column * width / columns;
            double y = height;
            for (int i = 0; i < counts.length; i++) {
                if (counts[i] > 0) {
                    // What there is at all is seen: an error among a million messages has its pixel.
                    double bar = Math.max(1.5, counts[i] * (height - 4.0) / highest);
                    g.setFill(groups.get(i).colour());
                    g.fillRect(x, y - bar, Math.max(1, width / columns - 1), bar);
                    y -= bar;
                }
            }
        });
        if (size.isSelected()) {
            axis(g, width);
        }
        if (pressed >= 0 && dragged >= 0) {
            g.setFill(Color.DODGERBLUE);
            g.setGlobalAlpha(0.25);
            g.fillRect(Math.min(pressed, dragged), 0, Math.abs(dragged - pressed), height);
            g.setGlobalAlpha(1);
        }
    }

    private void axis(GraphicsContext g, double width) {
        g.setFill(groups.getLast().colour());
        g.setTextBaseline(VPos.TOP);
        g.setFont(javafx.scene.text.Font.font(10));
        int ticks = (int) Math.max(2, width / 180);
        for (int i = 0; i < ticks; i++) {
            double x = i * width / ticks;
            g.fillRect(x, HIGH, 1, 4);
            g.fillText(bars.tick(bars.at(x, width), zone), x + 3, HIGH + 3);
        }
    }

    private String exact(Instant moment) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ENGLISH)
                .format(moment.atZone(zone));
    }

    /** Graver ones lie below, where they are seen. */
    private static int group(Severity severity) {
        return switch (severity) {
            case PANIC, FATAL, ERROR -> 0;
            case WARNING -> 1;
            case NOTICE, INFO, LOG, DEBUG, NONE -> 2;
        };
    }
}
