package org.lockkeeper.ui.logs;

import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Rectangle;
import org.lockkeeper.logs.Histogram;
import org.lockkeeper.logs.format.Severity;
import org.lockkeeper.ui.Texts;

/** Levels that are drawn in one colour, with their word and number in the legend. The colour is the style sheet's, read from the swatch. */
final class HistogramGroup {
    private static final double SWATCH = 9;

    private final String key;
    private final List<Severity> levels;
    private final Rectangle swatch = new Rectangle(SWATCH, SWATCH);
    private final Label legend;

    private HistogramGroup(String styleClass, String key, Severity... levels) {
        this.key = key;
        this.levels = List.of(levels);
        swatch.getStyleClass().addAll("swatch", styleClass);
        legend = new Label("", swatch);
        legend.getStyleClass().add("legend-item");
    }

    /** The gravest first. */
    static List<HistogramGroup> all() {
        return List.of(
                new HistogramGroup("errors", "logs.histogram.errors", Severity.ERROR, Severity.FATAL, Severity.PANIC),
                new HistogramGroup("warnings", "logs.histogram.warnings", Severity.WARNING),
                new HistogramGroup(
                        "others",
                        "logs.histogram.others",
                        Severity.NOTICE,
                        Severity.LOG,
                        Severity.INFO,
                        Severity.DEBUG,
                        Severity.NONE));
    }

    Label legend() {
        return legend;
    }

    Paint colour() {
        return swatch.getFill() == null ? Color.GRAY : swatch.getFill();
    }

    /** Told when a theme gave it another colour. */
    void onColour(Runnable action) {
        swatch.fillProperty().subscribe((_, _) -> action.run());
    }

    void show(Histogram histogram) {
        long count = levels.stream().mapToLong(histogram::total).sum();
        legend.setText(Texts.get(key, String.format(Locale.ENGLISH, "%,d", count)));
    }
}
