package org.lockkeeper.migration.prisma;

import java.util.List;
import org.lockkeeper.connection.TransactionMode;
import org.lockkeeper.migration.script.SqlScript;
import org.lockkeeper.migration.script.TransactionControl;

/**
 * How a script is sent so that it has the effect that it has under Prisma, and yet, wherever that is possible, one statement at a
 * time: only then can progress be shown and the statement that failed be named.
 */
enum ScriptShape {
    /** No statement in it. */
    EMPTY,
    /** One transaction opened here, statement by statement: the same as several statements in one simple query. */
    WRAPPED,
    /** Statement by statement: each for itself, or inside the transaction blocks that the script itself opens and closes. */
    EACH,
    /**
     * The whole script as one simple query. Its statements within and outside of its own transaction blocks share transactions in a
     * way that only one query has (PostgreSQL's documentation, section 54.2.2.1), or it could not be split.
     */
    BATCH;

    static ScriptShape of(SqlScript script, TransactionMode mode) {
        if (script.statements().isEmpty()) {
            return EMPTY;
        }
        if (!script.closed()) {
            return BATCH;
        }
        if (mode == TransactionMode.STATEMENT || script.statements().size() == 1) {
            return EACH;
        }
        List<TransactionControl> controls =
                script.statements().stream().map(TransactionControl::of).toList();
        if (controls.stream().allMatch(control -> control == TransactionControl.NONE)) {
            return WRAPPED;
        }
        return everythingIsInBlocks(controls) ? EACH : BATCH;
    }

    private static boolean everythingIsInBlocks(List<TransactionControl> controls) {
        boolean inside = false;
        for (TransactionControl control : controls) {
            switch (control) {
                case BEGIN -> inside = true;
                case END -> {
                    if (!inside) {
                        return false;
                    }
                    inside = false;
                }
                case NONE, WITHIN -> {
                    if (!inside) {
                        return false;
                    }
                }
                case OTHER -> {
                    return false;
                }
            }
        }
        return true;
    }
}
