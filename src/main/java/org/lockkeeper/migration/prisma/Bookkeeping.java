package org.lockkeeper.migration.prisma;

import java.util.Map;
import org.lockkeeper.db.SqlText;
import org.lockkeeper.db.WriteSession;
import org.lockkeeper.db.WriteStatement;
import org.lockkeeper.guard.Clearance;
import org.lockkeeper.migration.PlannedStatement;

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

    private Map<String, String> identifiers() {
        return Map.of("schema", schema);
    }
}
