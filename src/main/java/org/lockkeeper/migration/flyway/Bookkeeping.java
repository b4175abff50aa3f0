package org.lockkeeper.migration.flyway;

import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.configuration.Configuration;
import org.lockkeeper.migration.PlannedStatement;

/**
 * What Flyway sends beside the scripts, as a server's log shows it (13.12, {@code log_statement = all}), without its many questions
 * to the catalogue and without SET ROLE to the role that is set already.
 */
final class Bookkeeping {
    private final HistoryTable history;
    private final Configuration configuration;
    private final boolean sessionLock;

    Bookkeeping(HistoryTable history, Configuration configuration, boolean sessionLock) {
        this.history = history;
        this.configuration = configuration;
        this.sessionLock = sessionLock;
    }

    /** What opens a stretch under the lock, which with a transaction's lock is a transaction too. */
    List<PlannedStatement> lock(boolean transactional) {
        String call = "select pg_try_advisory_%slock(%d)".formatted(sessionLock ? "" : "xact_", history.lockKey());
        if (!transactional) {
            return statements(call);
        }
        return sessionLock ? statements(call, "begin") : statements("begin", call);
    }

    List<PlannedStatement> unlock(boolean transactional) {
        String call = "select pg_advisory_unlock(%d)".formatted(history.lockKey());
        if (!transactional) {
            return statements(call);
        }
        return sessionLock ? statements("commit", call) : statements("commit");
    }

    /** Puts the history's schema first in the search path, as Flyway does unless it is there already. */
    List<PlannedStatement> searchPath() {
        String path = history.searchPath();
        boolean first = path.equals(history.schema()) || path.startsWith(history.schema() + ",");
        return first
                ? List.of()
                : statements("select set_config('search_path', %s, false)"
                        .formatted(Sql.text(Sql.identifier(history.schema()) + (path.isBlank() ? "" : "," + path))));
    }

    /** Creates what is missing: schemas, with a row that says so, the table, and on request the baseline. */
    List<PlannedStatement> create(boolean baseline) {
        if (history.exists()) {
            return List.of();
        }
        List<PlannedStatement> all = new ArrayList<>();
        List<String> created = new ArrayList<>();
        if (configuration.isCreateSchemas()) {
            history.schemas().stream().filter(s -> !s.exists()).forEach(s -> created.add(Sql.identifier(s.name())));
        }
        all.addAll(lock(true));
        created.forEach(schema -> all.addAll(statements("create schema " + schema)));
        all.addAll(table());
        if (!created.isEmpty()) {
            all.addAll(statements(insert(new HistoryEntry(
                    0, "", "<< Flyway Schema Creation >>", "SCHEMA", String.join(",", created), null))));
        }
        if (baseline) {
            String description = configuration.getBaselineDescription();
            all.addAll(statements(insert(new HistoryEntry(
                    1, configuration.getBaselineVersion().toString(), description, "BASELINE", description, null))));
        }
        all.addAll(unlock(true));
        return all;
    }

    private List<PlannedStatement> table() {
        String table = history.quoted();
        String tablespace = configuration.getTablespace();
        String create = """
                create table %s (
                    "installed_rank" int not null,
                    "version" varchar(50),
                    "description" varchar(200) not null,
                    "type" varchar(20) not null,
                    "script" varchar(1000) not null,
                    "checksum" integer,
                    "installed_by" varchar(100) not null,
                    "installed_on" timestamp not null default now(),
                    "execution_time" integer not null,
                    "success" boolean not null
                )%s""".formatted(table, tablespace == null ? "" : " tablespace " + Sql.identifier(tablespace));
        return statements(
                create,
                "alter table %s add constraint %s primary key (\"installed_rank\")"
                        .formatted(table, Sql.identifier(history.table() + "_pk")),
                "create index %s on %s (\"success\")".formatted(Sql.identifier(history.table() + "_s_idx"), table));
    }

    /** The row that says a script has run. */
    PlannedStatement applied(HistoryEntry entry) {
        return PlannedStatement.bookkeeping(insert(entry));
    }

    private String insert(HistoryEntry entry) {
        String installedBy = configuration.getInstalledBy();
        return """
                insert into %s
                    ("installed_rank", "version", "description", "type", "script", "checksum", "installed_by", "execution_time", "success")
                values (%d, %s, %s, '%s', %s, %s, %s, 0 /* milliseconds, measured at the run */, true)""".formatted(
                        history.quoted(),
                        entry.rank(),
                        entry.version().isEmpty() ? "null" : Sql.text(entry.version()),
                        Sql.text(entry.description()),
                        entry.type(),
                        Sql.text(entry.script()),
                        entry.checksum() == null ? "null" : entry.checksum().toString(),
                        installedBy == null ? "current_user" : Sql.text(installedBy));
    }

    private static List<PlannedStatement> statements(String... sql) {
        return List.of(sql).stream().map(PlannedStatement::bookkeeping).toList();
    }

    /**
     * A row of the history that is to be written.
     *
     * @param version empty for a repeatable script
     */
    record HistoryEntry(
            long rank,
            String version,
            String description,
            String type,
            String script,
            @org.jspecify.annotations.Nullable Integer checksum) {}
}
