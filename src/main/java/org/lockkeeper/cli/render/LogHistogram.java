package org.lockkeeper.cli.render;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lockkeeper.cli.output.JsonDocument;
import org.lockkeeper.cli.output.Pen;
import org.lockkeeper.cli.output.TextTable;
import org.lockkeeper.cli.output.TextTable.Cell;
import org.lockkeeper.cli.output.TextTable.Column;
import org.lockkeeper.cli.output.Tone;
import org.lockkeeper.logs.Histogram;
import org.lockkeeper.logs.format.Severity;
import tools.jackson.core.JsonGenerator;

/** Entries over time, by level. */
public record LogHistogram(String file, Histogram histogram) implements JsonDocument {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final int BAR = 30;

    public String table(Pen pen) {
        if (histogram.total() == 0) {
            return "No entry matches.\n";
        }
        List<Severity> levels = levels();
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text("TIME (UTC)"));
        levels.forEach(level -> columns.add(Column.number(level.word().toUpperCase(Locale.ROOT))));
        columns.add(Column.number("ALL"));
        columns.add(Column.text(""));
        TextTable table = new TextTable(columns);
        int highest = Math.max(1, histogram.highest());
        for (Histogram.Bucket bucket : histogram.buckets()) {
            List<Cell> cells = new ArrayList<>();
            cells.add(Cell.of(TIME.format(bucket.start())));
            levels.forEach(level -> cells.add(cell(bucket.count(level), level)));
            cells.add(Cell.of(Integer.toString(bucket.total())));
            int length = Math.max(1, (int) ((long) bucket.total() * BAR / highest));
            cells.add(Cell.of(pen.sign("█", "#").repeat(length), Tone.WORK));
            table.row(cells);
        }
        return table.render(pen);
    }

    private static Cell cell(int count, Severity level) {
        boolean grave = count > 0 && level.isAtLeast(Severity.ERROR);
        return Cell.of(Integer.toString(count), grave ? Tone.BAD : Tone.PLAIN);
    }

    private List<Severity> levels() {
        return java.util.Arrays.stream(Severity.values())
                .filter(level -> histogram.total(level) > 0)
                .toList();
    }

    @Override
    public void writeFields(JsonGenerator json) {
        json.writeStringProperty("file", file);
        json.writeNumberProperty("entries", histogram.total());
        json.writeNumberProperty("widthMs", histogram.widthMs());
        json.writeArrayPropertyStart("buckets");
        for (Histogram.Bucket bucket : histogram.buckets()) {
            json.writeStartObject();
            json.writeStringProperty("start", bucket.start().toString());
            for (Severity level : levels()) {
                json.writeNumberProperty(level.word(), bucket.count(level));
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
