package org.lockkeeper.checks;

import java.util.Locale;

/**
 * What pg_stat_statements has counted of one statement.
 *
 * @param id its {@code queryid}, with the role that ran it
 * @param calls since the statistics were last reset
 * @param totalMillis of execution, in all calls
 * @param query its beginning, constants replaced by the server
 */
public record StatementFigures(String id, long calls, double totalMillis, String query) {
    /** The time of one call; 0 where there was none. */
    double meanMillis() {
        return calls == 0 ? 0 : totalMillis / calls;
    }

    /** What came since then; everything where the statistics were reset in between. */
    StatementFigures since(StatementFigures earlier) {
        return earlier.calls > calls || earlier.totalMillis > totalMillis
                ? this
                : new StatementFigures(id, calls - earlier.calls, totalMillis - earlier.totalMillis, query);
    }

    /** Milliseconds as a person reads them. */
    static String millis(double millis) {
        return String.format(Locale.ROOT, millis < 10 ? "%.2f ms" : "%.0f ms", millis);
    }
}
