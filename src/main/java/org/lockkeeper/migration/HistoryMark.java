package org.lockkeeper.migration;

import java.util.Map;
import org.lockkeeper.db.ReadQuery;
import org.lockkeeper.db.ReadSession;

/** What differs whenever a row of a history does: tells that somebody deployed without reading the whole. */
public final class HistoryMark {
    /** There is none that can be read. */
    public static final String NONE = "";

    private HistoryMark() {}

    /** The mark of a table. */
    public static String of(ReadSession session, String schema, String table) {
        boolean there = session.query(ReadQuery.HISTORY_THERE, row -> row.flag("there"), schema, table)
                .getFirst();
        return there
                ? session.query(
                                ReadQuery.HISTORY_MARK,
                                Map.of("schema", schema, "table", table),
                                row -> row.text("mark"))
                        .getFirst()
                : NONE;
    }
}
