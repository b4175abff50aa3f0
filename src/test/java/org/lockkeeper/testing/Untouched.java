package org.lockkeeper.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;

/**
 * A database's counters of writes, its tables and its history at one moment, to show that nothing was changed. What a session wrote is
 * counted by the time that it is gone, so both moments wait for that.
 */
public record Untouched(TestDatabase database, List<String> counters, List<String> tables, List<String> history) {
    public static Untouched now(TestDatabase database) {
        awaitQuiet(database);
        return new Untouched(
                database,
                database.rows("select tup_inserted, tup_updated, tup_deleted from pg_stat_database"
                        + " where datname = current_database()"),
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
