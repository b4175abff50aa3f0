package org.lockkeeper.ui.logs;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.lockkeeper.logs.LogRow;
import org.lockkeeper.logs.format.Field;

/** What a log's format was seen to tell of its rows, which decides on the columns that only some formats fill. */
final class ToldFields {
    /** From that width on, in pixels, there is room for the shorter ones beside the message. */
    private static final double ROOMY = 1_150;

    private static final double VAST = 1_400;

    private final Set<Field> told = EnumSet.noneOf(Field.class);

    /** Looks at rows; whether they tell something new. */
    boolean learn(Stream<LogRow> rows) {
        int before = told.size();
        rows.forEach(row -> told.addAll(row.fields().keySet()));
        return told.size() > before;
    }

    /** Whether a column has something to show, in a table of that width. */
    boolean shows(LogColumn column, double width) {
        double least = column == LogColumn.SESSION || column == LogColumn.QUERY_ID ? VAST : ROOMY;
        return width >= least && column.field().filter(told::contains).isPresent();
    }
}
