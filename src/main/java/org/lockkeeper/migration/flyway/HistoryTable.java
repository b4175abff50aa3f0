package org.lockkeeper.migration.flyway;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.api.configuration.Configuration;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.ReadQuery;
import org.lockkeeper.db.ReadSession;
import org.lockkeeper.db.Row;
import org.lockkeeper.migration.HistoryMark;
import org.lockkeeper.migration.HistoryRow;
import org.lockkeeper.migration.PlannedMigration;

/**
 * Flyway's history table on one database, read without Flyway.
 *
 * @param schema where it is or would be
 * @param readable whether it is there and the role may read it
 * @param plain whether it has Flyway's columns and no other
 * @param schemas of the project, the history's first
 */
record HistoryTable(
        String schema,
        String table,
        boolean exists,
        boolean readable,
        boolean plain,
        String searchPath,
        String role,
        List<Schema> schemas) {
    /** The letters "Flyway" as a number, six bytes (Flyway's PostgreSQLAdvisoryLockTemplate). */
    private static final long LOCK_BASE = 77_431_708_279_161L;

    HistoryTable {
        schemas = List.copyOf(schemas);
    }

    /** Looks where the history is. */
    static HistoryTable find(ReadSession session, Configuration configuration) {
        List<String> names = new ArrayList<>();
        String defaultSchema = configuration.getDefaultSchema();
        if (defaultSchema != null) {
            names.add(defaultSchema);
        }
        for (String name : configuration.getSchemas()) {
            if (!names.contains(name)) {
                names.add(name);
            }
        }
        if (names.isEmpty()) {
            names.add("");
        }
        String table = configuration.getTable();
        List<HistoryTable> found = names.stream()
                .map(name -> session.query(ReadQuery.FLYWAY_HISTORY_FACTS, row -> read(row, table), name, table)
                        .getFirst())
                .toList();
        HistoryTable first = found.getFirst();
        return new HistoryTable(
                first.schema,
                table,
                first.exists,
                first.readable,
                first.plain,
                first.searchPath,
                first.role,
                found.stream().flatMap(f -> f.schemas.stream()).toList());
    }

    private static HistoryTable read(Row row, String table) {
        String schema = row.text("schema_name");
        return new HistoryTable(
                schema,
                table,
                row.flag("table_exists"),
                row.flag("readable"),
                row.flag("plain"),
                row.text("search_path"),
                row.text("role"),
                List.of(new Schema(schema, row.flag("schema_exists"), row.flag("occupied"))));
    }

    /** Schema and table, quoted, as Flyway writes them. */
    String quoted() {
        return Sql.identifier(schema) + "." + Sql.identifier(table);
    }

    /** The key of Flyway's advisory lock: its magic number and Java's hash of the quoted name. */
    long lockKey() {
        return LOCK_BASE + quoted().hashCode();
    }

    /** What differs whenever a row does. */
    String mark(ReadSession session) {
        return HistoryMark.of(session, schema, table);
    }

    /** Every row as it is, in the order of its rank. */
    List<HistoryRow> rows(ReadSession session) {
        List<String> columns = new ArrayList<>();
        return session.query(ReadQuery.FLYWAY_HISTORY_ROWS, Map.of("schema", schema, "table", table), row -> {
            if (columns.isEmpty()) {
                columns.addAll(row.columns());
            }
            LinkedHashMap<String, String> values = LinkedHashMap.newLinkedHashMap(columns.size());
            columns.forEach(
                    column -> values.put(column, row.optionalText(column).orElse("")));
            return new HistoryRow(values);
        });
    }

    /** Whether a migration's row is there as the plan would have it written. */
    boolean hasApplied(ReadSession session, PlannedMigration migration) {
        return rows(session).stream()
                .map(HistoryRow::columns)
                .anyMatch(row -> migration.name().equals(row.get("script"))
                        && migration.checksum().equals(row.get("checksum"))
                        && "t".equals(row.get("success")));
    }

    /** Who holds Flyway's lock now. */
    Optional<LockHolder> lockHolder(ReadSession session) {
        return session
                .query(
                        ReadQuery.FLYWAY_LOCK_HOLDER,
                        row -> new LockHolder(
                                row.number("pid"),
                                row.text("application"),
                                row.text("role"),
                                row.optionalInstant("since")),
                        lockKey())
                .stream()
                .findFirst();
    }

    /**
     * Refuses where the table is there but closed to the role.
     *
     * @throws org.lockkeeper.error.LockkeeperException with the statement that opens it
     */
    void requireReadable(Database database) {
        if (exists && !readable) {
            throw FlywayErrors.refusal(
                    "LK-MIG-FLYWAY-GRANT",
                    "%s: role \"%s\" may not read Flyway's history; an owner opens it with: grant usage on schema %s to %s; grant select on %s to %s;"
                            .formatted(
                                    database.profile().name(),
                                    role,
                                    Sql.identifier(schema),
                                    Sql.identifier(role),
                                    quoted(),
                                    Sql.identifier(role)));
        }
    }

    /**
     * One of the project's schemas.
     *
     * @param occupied whether it holds anything that no extension brought
     */
    record Schema(String name, boolean exists, boolean occupied) {}

    /** A session that holds the lock. */
    record LockHolder(long pid, String application, String role, Optional<Instant> since) {
        String words() {
            return "pid %d (%s%s%s)"
                    .formatted(
                            pid,
                            application.isEmpty() ? "no application name" : application,
                            role.isEmpty() ? "" : ", role " + role,
                            since.map(s -> ", since " + s).orElse(""));
        }
    }
}
