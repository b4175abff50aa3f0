package org.lockkeeper.ui.rewind;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.lockkeeper.activity.record.Point;
import org.lockkeeper.activity.record.RecordedReading;
import org.lockkeeper.activity.record.Recording;
import org.lockkeeper.activity.record.Timeline;
import org.lockkeeper.activity.record.Timeline.Stretch;

/** Draws a strip: a column a stretch of time, waiting at the bottom, and the longest wait as a line over them. */
final class StripCanvas extends Region {
    private static final double AXIS = 15;
    private static final double COLUMN = 2;
    private static final int LEAST = 5;
    private static final Duration LEAST_WAIT = Duration.ofSeconds(10);
    private static final double DIM = 0.45;

    private final Canvas canvas = new Canvas();
    private final StripPaint paint;
    private final DateTimeFormatter coarse;
    private final DateTimeFormatter fine;
    private Strip strip = Strip.EMPTY;
    private Optional<Double> hover = Optional.empty();

    StripCanvas(StripPaint paint, ZoneId zone) {
        this.paint = paint;
        this.coarse = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(zone);
        this.fine = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(zone);
        getStyleClass().add("strip-canvas");
        getChildren().add(canvas);
        paint.onChange(this::draw);
    }

    void show(Strip shown) {
        strip = shown;
        draw();
    }

    /** Marks the place that the mouse is at. */
    void hover(Optional<Double> x) {
        hover = x;
        draw();
    }

    StripScale scale() {
        return StripScale.of(strip, canvas.getWidth());
    }

    @Override
    protected void layoutChildren() {
        double width = snapSizeX(getWidth() - snappedLeftInset() - snappedRightInset());
        double height = snapSizeY(getHeight() - snappedTopInset() - snappedBottomInset());
        canvas.relocate(snappedLeftInset(), snappedTopInset());
        if (canvas.getWidth() != width || canvas.getHeight() != height) {
            canvas.setWidth(width);
            canvas.setHeight(height);
            draw();
        }
    }

    private void draw() {
        GraphicsContext pen = canvas.getGraphicsContext2D();
        double height = canvas.getHeight() - AXIS;
        pen.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        if (height <= 0 || strip.points().isEmpty()) {
            return;
        }
        StripScale scale = scale();
        List<Point> within = strip.points().stream()
                .filter(point -> !point.at().isBefore(strip.from()))
                .toList();
        List<Stretch> stretches =
                Timeline.of(within, strip.from(), strip.until(), Math.max(1, (int) (scale.width() / COLUMN)));
        gaps(pen, scale, height);
        columns(pen, scale, height, stretches);
        waits(pen, scale, height, stretches);
        axis(pen, scale, height);
        hover.ifPresent(x -> line(pen, Math.floor(x) + 0.5, height, paint.axis(), 1));
        strip.cursor().ifPresent(at -> cursor(pen, scale.x(at), height));
    }

    private void gaps(GraphicsContext pen, StripScale scale, double height) {
        pen.setFill(fade(paint.axis(), 0.25));
        for (Recording.Missing gap : strip.gaps()) {
            double x = Math.max(0, scale.x(gap.from()));
            pen.fillRect(x, 0, Math.max(COLUMN, scale.x(gap.until()) - x), height);
        }
    }

    private void columns(GraphicsContext pen, StripScale scale, double height, List<Stretch> stretches) {
        int most = Math.max(
                LEAST,
                stretches.stream().mapToInt(each -> sum(each.most())).max().orElse(0));
        // What lies behind the moment that is looked at is dimmed: it had not happened yet.
        Instant seen = strip.cursor().orElse(strip.until());
        for (int i = 0; i < stretches.size(); i++) {
            Stretch stretch = stretches.get(i);
            double x = Math.floor(scale.x(stretch.from()));
            double width = Math.max(COLUMN, Math.ceil(end(scale, stretches, i) - x));
            double strength = stretch.from().isAfter(seen) ? DIM : 1;
            double y = height;
            y = column(
                    pen,
                    fade(paint.waiting(), strength),
                    x,
                    width,
                    y,
                    height * stretch.most().waiting() / most);
            y = column(
                    pen,
                    fade(paint.idle(), strength),
                    x,
                    width,
                    y,
                    height * stretch.most().idleInTransaction() / most);
            column(
                    pen,
                    fade(paint.active(), strength),
                    x,
                    width,
                    y,
                    height * stretch.most().active() / most);
        }
    }

    /** As far as the next reading, where that follows as soon as one does. */
    private static double end(StripScale scale, List<Stretch> stretches, int index) {
        Instant until = stretches.get(index).until();
        if (index + 1 < stretches.size()) {
            Instant next = stretches.get(index + 1).from();
            if (Duration.between(until, next).compareTo(RecordedReading.LONGEST_PAUSE) <= 0) {
                return scale.x(next);
            }
        }
        return scale.x(until);
    }

    private static double column(GraphicsContext pen, Color color, double x, double width, double y, double height) {
        if (height > 0) {
            double drawn = Math.max(1, height);
            pen.setFill(color);
            pen.fillRect(x, y - drawn, width, drawn);
            return y - drawn;
        }
        return y;
    }

    private static int sum(Point point) {
        return point.active() + point.waiting() + point.idleInTransaction();
    }

    private void waits(GraphicsContext pen, StripScale scale, double height, List<Stretch> stretches) {
        Duration most = stretches.stream()
                .map(each -> each.most().longestWait())
                .reduce(LEAST_WAIT, (one, other) -> one.compareTo(other) >= 0 ? one : other);
        pen.setStroke(paint.longest());
        pen.setLineWidth(1.2);
        for (int i = 0; i < stretches.size(); i++) {
            Duration longest = stretches.get(i).most().longestWait();
            if (longest.isPositive()) {
                double y = 1 + (height - 2) * (1 - (double) longest.toMillis() / most.toMillis());
                double x = scale.x(stretches.get(i).from());
                pen.strokeLine(x, y, Math.max(x + COLUMN, end(scale, stretches, i)), y);
            }
        }
    }

    private void axis(GraphicsContext pen, StripScale scale, double height) {
        line(pen, height, scale.width());
        pen.setFill(paint.axis());
        pen.setFont(Font.font(canvasFont(), 10.5));
        pen.setTextBaseline(VPos.TOP);
        for (Instant tick : scale.ticks()) {
            double x = scale.x(tick);
            pen.strokeLine(Math.floor(x) + 0.5, height, Math.floor(x) + 0.5, height + 3);
            pen.setTextAlign(
                    x < 24 ? TextAlignment.LEFT : x > scale.width() - 24 ? TextAlignment.RIGHT : TextAlignment.CENTER);
            pen.fillText((scale.isFine() ? fine : coarse).format(tick), x, height + 3);
        }
    }

    private static String canvasFont() {
        return Font.getDefault().getFamily();
    }

    private void line(GraphicsContext pen, double y, double width) {
        pen.setStroke(fade(paint.axis(), 0.5));
        pen.setLineWidth(1);
        pen.strokeLine(0, Math.floor(y) + 0.5, width, Math.floor(y) + 0.5);
    }

    private static void line(GraphicsContext pen, double x, double height, Color color, double width) {
        pen.setStroke(color);
        pen.setLineWidth(width);
        pen.strokeLine(x, 0, x, height);
    }

    private void cursor(GraphicsContext pen, double x, double height) {
        line(pen, x, height, paint.cursor(), 2);
        pen.setFill(paint.cursor());
        pen.fillPolygon(new double[] {x - 5, x + 5, x}, new double[] {0, 0, 7}, 3);
    }

    private static Color fade(Color color, double strength) {
        return color.deriveColor(0, 1, 1, strength);
    }
}
