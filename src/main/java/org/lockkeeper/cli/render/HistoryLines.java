package org.lockkeeper.cli.render;

import java.util.List;
import java.util.stream.Collectors;
import org.lockkeeper.cli.output.Columns;
import org.lockkeeper.cli.output.Inert;
import org.lockkeeper.cli.output.Pen;
import org.lockkeeper.cli.output.Tone;
import org.lockkeeper.migration.HistoryRow;
import tools.jackson.core.JsonGenerator;

/** Rows of a history, column by column. */
public final class HistoryLines {
    private static final int LABEL = 8;

    private HistoryLines() {}

    /** One line a row; a line that says so where there are none. */
    public static void append(StringBuilder text, Pen pen, String label, List<HistoryRow> rows) {
        String margin = "  " + pen.paint(Tone.QUIET, Columns.padEnd(label, LABEL));
        if (rows.isEmpty()) {
            text.append(margin).append("no row\n");
        }
        for (HistoryRow row : rows) {
            text.append(margin)
                    .append(row.columns().entrySet().stream()
                            .filter(column -> !column.getValue().isEmpty())
                            .map(column -> column.getKey() + "=" + Inert.line(column.getValue()))
                            .collect(Collectors.joining("  ")))
                    .append('\n');
        }
    }

    /** An array of objects, one a row. */
    public static void write(JsonGenerator json, String name, List<HistoryRow> rows) {
        json.writeArrayPropertyStart(name);
        for (HistoryRow row : rows) {
            json.writeStartObject();
            row.columns().forEach(json::writeStringProperty);
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
