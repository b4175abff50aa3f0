package org.lockkeeper.cli.render;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.lockkeeper.cli.output.Inert;
import org.lockkeeper.cli.output.Pen;
import org.lockkeeper.cli.output.TextTable;
import org.lockkeeper.cli.output.TextTable.Cell;
import org.lockkeeper.cli.output.TextTable.Column;
import org.lockkeeper.cli.output.Tone;
import org.lockkeeper.migration.EnvironmentStatus;
import org.lockkeeper.migration.StatusMatrix;

/** The status for a terminal: the environments, the matrix, and what somebody has to look at. */
public final class StatusTable {
    static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

    private StatusTable() {}

    public static String render(StatusReport report, Pen pen) {
        StringBuilder text = new StringBuilder();
        text.append(pen.paint(Tone.STRONG, Inert.line(report.project().name())))
                .append(" (" + report.project().kind().label() + "), ")
                .append(Words.count(report.total(), "migration"))
                .append(
                        report.rows().size() < report.total()
                                ? ", " + report.rows().size() + " shown"
                                : "")
                .append("\n\n")
                .append(environments(report).render(pen));
        if (!report.rows().isEmpty()) {
            text.append('\n').append(matrix(report, pen).render(pen));
        }
        return text.append(StatusNotes.render(report, pen)).toString();
    }

    private static TextTable environments(StatusReport report) {
        TextTable table = new TextTable(
                Column.text("NAME"),
                Column.text("ENVIRONMENT"),
                Column.text("SERVER"),
                Column.flexible("DATABASE"),
                Column.number("APPLIED"),
                Column.number("PENDING"),
                Column.number("ATTENTION"),
                Column.text("LAST APPLIED"));
        for (EnvironmentStatus e : report.environments()) {
            List<Cell> cells = new ArrayList<>();
            cells.add(Cell.of(Inert.line(e.profile().name()), Tone.STRONG));
            cells.add(Cell.of(e.profile().environment().label()));
            cells.add(e.facts()
                    .map(f -> Cell.of(f.version().text() + (f.inRecovery() ? " standby" : "")))
                    .orElse(Cell.of("unreachable", Tone.BAD)));
            cells.add(Cell.of(Inert.line(e.profile().database())));
            if (e.isReadable()) {
                cells.add(Cell.of(Long.toString(e.applied())));
                cells.add(Cell.of(Long.toString(e.pending()), e.pending() > 0 ? Tone.WORK : Tone.PLAIN));
                cells.add(Cell.of(Long.toString(e.attention()), e.attention() > 0 ? Tone.BAD : Tone.PLAIN));
                cells.add(Cell.of(e.lastAppliedAt().map(StatusTable::time).orElse("never")));
            }
            table.row(cells);
        }
        return table;
    }

    static String time(Instant instant) {
        return TIME.format(instant);
    }

    private static TextTable matrix(StatusReport report, Pen pen) {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.number("#"));
        columns.add(Column.flexible("MIGRATION"));
        report.environments()
                .forEach(e -> columns.add(Column.text(Inert.line(e.profile().name()))));
        TextTable table = new TextTable(columns);
        for (StatusMatrix.Row row : report.rows()) {
            List<Cell> cells = new ArrayList<>();
            cells.add(Cell.of(Integer.toString(row.order()), Tone.QUIET));
            cells.add(Cell.of(Inert.line(row.name())));
            row.cells().forEach(cell -> cells.add(StateLook.cell(cell.state(), pen)));
            table.row(cells);
        }
        return table;
    }
}
