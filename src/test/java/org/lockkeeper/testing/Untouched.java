package org.lockkeeper.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;

/**
 * A database's counters of writes, its tables and its history at one moment, to show that nothing was changed. What a session wrote is
 * counted by the time that it is gone, so both moments wait for that.
 */
public record Untouched(TestDatabase database, List<String> counters, List<String> tables, List<String> history) {
    /** Without what autovacuum's analyze writes into pg_statistic and its large values: that is nobody's. */
    private static final String WRITES = """
            select d.tup_inserted - s.inserted, d.tup_updated - s.updated, d.tup_deleted - s.deleted
            from pg_stat_database d
            cross join (
                select sum(t.n_tup_ins) as inserted, sum(t.n_tup_upd) as updated, sum(t.n_tup_del) as deleted
                from pg_class c
                join pg_stat_sys_tables t on t.relid in (c.oid, c.reltoastrelid)
                where c.oid = 'pg_catalog.pg_statistic'::regclass
            ) s
            where d.datname = current_database()""";

    /** How many rows were inserted, updated and deleted, as far as sessions have told by now. */
    public static List<String> writes(TestDatabase database) {
        return database.rows(WRITES);
    }

    public static Untouched now(TestDatabase database) {
        awaitQuiet(database);
        return new Untouched(
                database,
                writes(database),
                database.rows(
                        "select schemaname, tablename from pg_tables where schemaname !~ '^(pg_|information_schema)'"),
                history(database));
    }

    /** Asserts that it is as it was. */
    public void assertStill() {
        assertThat(now(database)).isEqualTo(this);
    }

    private static List<String> history(TestDatabase database) {
        return database.rows("select to_regclass('public._prisma_migrations')").contains("null")
                ? List.of()
                : database.rows("select * from public._prisma_migrations order by 1");
    }

    /** The server does the waiting between two looks. */
    private static void awaitQuiet(TestDatabase database) {
        TestDatabase maintenance = new TestDatabase(database.port(), "postgres");
        for (int i = 0; i < 300; i++) {
            if (maintenance
                    .rows(String.format(
                            Locale.ROOT, "select count(*) from pg_stat_activity where datname = '%s'", database.name()))
                    .contains("0")) {
                return;
            }
            maintenance.execute("select pg_sleep(0.1)");
        }
        throw new AssertionError("sessions stay on " + database.name());
    }
}
