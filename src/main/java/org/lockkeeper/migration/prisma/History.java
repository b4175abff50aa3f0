package org.lockkeeper.migration.prisma;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockkeeper.db.DbException;
import org.lockkeeper.db.ReadQuery;
import org.lockkeeper.db.ReadSession;
import org.lockkeeper.db.Row;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;

/**
 * What one database knows of its migrations.
 *
 * @param hasSchema whether the history's schema is there
 * @param hasTable whether {@code _prisma_migrations} is there
 * @param otherTables how many other tables the schema has, as Prisma counts them
 * @param entries every row, oldest first
 */
record History(boolean hasSchema, boolean hasTable, long otherTables, List<HistoryEntry> entries) {
    /**
     * Reads it.
     *
     * @param environment the profile's name, for the sentence of a failure
     * @throws LockkeeperException if the role may not read it, if it is not Prisma's, or if it is Prisma 8's
     */
    static History read(ReadSession session, String environment, String schema) {
        Situation situation = session.query(
                        ReadQuery.PRISMA_SITUATION,
                        row -> new Situation(
                                row.flag("has_schema"),
                                row.flag("has_history"),
                                row.flag("has_contract"),
                                row.number("tables")),
                        schema,
                        schema)
                .getFirst();
        if (situation.hasContract) {
            throw TransactionRule.contractBased("%s has the schema prisma_contract".formatted(environment));
        }
        List<HistoryEntry> entries = situation.hasTable ? entries(session, environment, schema) : List.of();
        return new History(situation.hasSchema, situation.hasTable, situation.tables, entries);
    }

    private static List<HistoryEntry> entries(ReadSession session, String environment, String schema) {
        try {
            Columns columns = new Columns();
            return session.query(ReadQuery.PRISMA_HISTORY, Map.of("schema", schema), columns::entry);
        } catch (DbException e) {
            throw switch (e.kind()) {
                case PERMISSION -> mayNotRead(session.facts().user(), environment, schema, e);
                case UNDEFINED -> foreign(environment, schema, e);
                case UNREACHABLE, LOGIN, LOCK_TIMEOUT, CANCELLED, STATEMENT -> e;
            };
        }
    }

    private static LockkeeperException mayNotRead(String role, String environment, String schema, DbException e) {
        return new LockkeeperException(
                "LK-MIG-HISTORY-GRANT",
                ExitCode.ATTENTION,
                "On %s the role %s may not read the history. Let its owner run: grant usage on schema \"%s\" to \"%s\"; grant select on \"%s\".\"_prisma_migrations\" to \"%s\";"
                        .formatted(environment, role, quoted(schema), quoted(role), quoted(schema), quoted(role)),
                e);
    }

    private static LockkeeperException foreign(String environment, String schema, DbException e) {
        return new LockkeeperException(
                "LK-MIG-HISTORY-SHAPE",
                ExitCode.ATTENTION,
                "On %s the table %s._prisma_migrations lacks a column that Prisma's history has (%s). Check \"historySchema\" in the workspace, or what has changed that table."
                        .formatted(environment, schema, e.sentence()),
                e);
    }

    private static String quoted(String identifier) {
        return identifier.replace("\"", "\"\"");
    }

    /** Rows that are neither finished nor rolled back: failed, or running now. */
    List<HistoryEntry> open() {
        return entries.stream().filter(HistoryEntry::isOpen).toList();
    }

    /** Every row of each name, oldest first. */
    Map<String, List<HistoryEntry>> byName() {
        Map<String, List<HistoryEntry>> rows = HashMap.newHashMap(entries.size());
        entries.forEach(entry ->
                rows.computeIfAbsent(entry.name(), _ -> new ArrayList<>(1)).add(entry));
        return rows;
    }

    private record Situation(boolean hasSchema, boolean hasTable, boolean hasContract, long tables) {}

    /** Maps rows; the column names are asked for once. */
    private static final class Columns {
        private Optional<List<String>> names = Optional.empty();

        HistoryEntry entry(Row row) {
            if (names.isEmpty()) {
                names = Optional.of(row.columns());
            }
            return HistoryEntry.of(row, names.get());
        }
    }
}
