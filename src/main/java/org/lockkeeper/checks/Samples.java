package org.lockkeeper.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lockkeeper.db.CheckAnswer;

/** Rows of an answer as lines for a person. */
final class Samples {
    private static final int MOST_COLUMNS = 12;

    private Samples() {}

    /** Asks for some rows. */
    static List<String> of(CheckContext context, String sql, int rows) {
        return of(context.ask(sql, rows), rows);
    }

    /** {@code column = value, column = value}, one line a row, and a line more where there are others. */
    static List<String> of(CheckAnswer answer, int rows) {
        List<String> lines = new ArrayList<>();
        answer.rows().stream()
                .limit(rows)
                .map(row -> line(answer.columns(), row))
                .forEach(lines::add);
        if (answer.more() || answer.rows().size() > rows) {
            lines.add("…");
        }
        return lines;
    }

    private static String line(List<String> columns, List<Optional<String>> row) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < Math.min(row.size(), MOST_COLUMNS); i++) {
            values.add("%s = %s".formatted(columns.get(i), row.get(i).orElse("null")));
        }
        return String.join(", ", values);
    }
}
