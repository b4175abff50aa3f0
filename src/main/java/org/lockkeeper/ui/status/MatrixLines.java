package org.lockkeeper.ui.status;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lockkeeper.migration.StatusMatrix;
import org.lockkeeper.migration.StatusMatrix.Row;
import org.lockkeeper.ui.Texts;

/** Which lines of a matrix are shown, newest first. */
final class MatrixLines {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.ENGLISH);

    private final StatusMatrix matrix;
    private final List<Column> columns;
    private final ZoneId zone;

    MatrixLines(StatusMatrix matrix, List<Column> columns, ZoneId zone) {
        this.matrix = matrix;
        this.columns = columns;
        this.zone = zone;
    }

    /**
     * @param filter words that each have to be in a migration's name or be one of its states; all in any case
     * @param onlyDifferences leaves out what stands the same everywhere and needs nobody's attention
     * @param byDay puts a head above each day's migrations
     */
    List<StatusLine> lines(String filter, boolean onlyDifferences, boolean byDay) {
        List<String> words = words(filter);
        List<StatusLine> lines = new ArrayList<>(matrix.rows().size());
        List<StatusLine> ofDay = new ArrayList<>();
        Optional<LocalDate> day = Optional.empty();
        for (Row row : matrix.rows().reversed()) {
            if (!(words.stream().allMatch(word -> matches(row, word)) && (!onlyDifferences || stands(row)))) {
                continue;
            }
            if (byDay) {
                Optional<LocalDate> next = MigrationDay.of(row, zone);
                if (!ofDay.isEmpty() && !next.equals(day)) {
                    flush(day, ofDay, lines);
                }
                day = next;
                ofDay.add(entry(row));
            } else {
                lines.add(entry(row));
            }
        }
        flush(day, ofDay, lines);
        return lines;
    }

    private static void flush(Optional<LocalDate> day, List<StatusLine> ofDay, List<StatusLine> lines) {
        if (ofDay.isEmpty()) {
            return;
        }
        lines.add(new StatusLine.Day(day.map(DAY::format).orElseGet(() -> Texts.get("status.noDay")), ofDay.size()));
        lines.addAll(ofDay);
        ofDay.clear();
    }

    private StatusLine entry(Row row) {
        long lacking = 0;
        for (int i = 0; i < Math.min(columns.size(), Long.SIZE); i++) {
            if (columns.get(i).lacks(row)) {
                lacking |= 1L << i;
            }
        }
        return new StatusLine.Entry(row, lacking);
    }

    private boolean stands(Row row) {
        return row.differs()
                || row.cells().stream().anyMatch(cell -> cell.state().needsAttention());
    }

    private static List<String> words(String filter) {
        String stripped = filter.strip().toLowerCase(Locale.ROOT);
        return stripped.isEmpty() ? List.of() : List.of(stripped.split("\\s+"));
    }

    private static boolean matches(Row row, String word) {
        return row.name().toLowerCase(Locale.ROOT).contains(word)
                || row.cells().stream().anyMatch(cell -> cell.state().label().equals(word));
    }
}
