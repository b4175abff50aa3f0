package org.lockkeeper.migration.script;

import java.util.Set;

/** Whether a statement changes the schema or rewrites a table, by its first word. */
public final class SchemaChange {
    private static final Set<String> FIRST = Set.of(
            "create", "alter", "drop", "truncate", "reindex", "cluster", "refresh", "comment", "grant", "revoke");

    private SchemaChange() {}

    /** Whether it is one; a script counts by its first statement. */
    public static boolean isOne(String sql) {
        return FIRST.contains(new StatementWords(sql).next());
    }
}
