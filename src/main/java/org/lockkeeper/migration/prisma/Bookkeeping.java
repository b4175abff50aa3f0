package org.lockkeeper.migration.prisma;

import java.util.List;
import java.util.Map;
import org.lockkeeper.db.SqlText;
import org.lockkeeper.db.WriteSession;
import org.lockkeeper.db.WriteStatement;
import org.lockkeeper.guard.Clearance;
import org.lockkeeper.migration.PlannedStatement;
import org.lockkeeper.task.CancelToken;

/** The engine's own statements: the same files are shown in a plan and run in a deploy. */
record Bookkeeping(String schema, int major) {
    PlannedStatement planned(WriteStatement write, String... values) {
        return PlannedStatement.bookkeeping(text(write, values));
    }

    String text(WriteStatement write, String... values) {
        return SqlText.of(write, major, identifiers(), values);
    }

    int run(WriteSession session, Clearance<?> clearance, WriteStatement write, String... values) {
        return session.update(clearance, write, identifiers(), (Object[]) values);
    }

    /** Several statements as one query, and so as one transaction: either all of them take effect or none. */
    static void runTogether(WriteSession session, Clearance<?> clearance, List<String> statements) {
        runTogether(session, clearance, statements, new CancelToken());
    }

    /** As {@link #runTogether(WriteSession, Clearance, List)}, until it is cancelled. */
    static void runTogether(WriteSession session, Clearance<?> clearance, List<String> statements, CancelToken cancel) {
        session.run(clearance, String.join(";\n", statements), cancel);
    }

    private Map<String, String> identifiers() {
        return Map.of("schema", schema);
    }
}
