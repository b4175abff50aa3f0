package org.lockkeeper.migration.prisma;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.migration.MigrationRun;
import org.lockkeeper.migration.RunFailure;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

/** What goes wrong between a script and the next, where commit and both rows are one query. */
class TurnTest {
    private static final String ROWS =
            "select migration_name, finished_at is not null from _prisma_migrations order by started_at";

    @TempDir
    Path folder;

    private final TestDatabase test = TestPostgres.usual().freshDatabase("turn");

    /** A script that commits, and after which the history does something when it gets its next row. */
    private MigrationRun migrateWhereTheNextRow(String does) {
        return new PrismaProject(folder)
                .with("1", """
                        create table a (id int);
                        create function at_row() returns trigger language plpgsql as $$ begin %s; return new; end $$;
                        create trigger at_row before insert on _prisma_migrations for each row execute function at_row();
                        """.formatted(does))
                .with("2", "create table b (id int);\ncreate table c (id int);")
                .migrate(test);
    }

    @Test
    void a_script_is_closed_where_the_row_of_the_next_cannot_be_made() {
        MigrationRun run = migrateWhereTheNextRow("raise 'no more'");
        assertThat(run.applied()).containsExactly("1");
        assertThat(run.failed()).hasValueSatisfying(f -> {
            assertThat(f.message()).contains("no more");
            assertThat(f.leftBehind()).isEqualTo("Nothing: the script of 2 was not started.");
        });
        assertThat(test.rows(ROWS)).containsExactly("1|t");
        assertThat(test.rows("select to_regclass('a'), to_regclass('b')")).containsExactly("a|null");
    }

    @Test
    void a_connection_that_breaks_after_the_commit_is_no_failure_of_the_script() {
        RunFailure failure = migrateWhereTheNextRow("perform pg_terminate_backend(pg_backend_pid())")
                .failed()
                .orElseThrow();
        assertThat(failure.name()).isEqualTo("1");
        assertThat(failure.leftBehind())
                .startsWith("All of it: the script of 1 ran to its end.")
                .contains("both or neither");
        assertThat(test.rows(ROWS)).containsExactly("1|f");
        assertThat(test.rows("select to_regclass('a')")).containsExactly("a");
    }

    @Test
    void a_commit_that_fails_makes_no_row_for_the_next() {
        MigrationRun run = new PrismaProject(folder)
                .with(
                        "1",
                        "create table a (id int unique deferrable initially deferred);\ninsert into a values (1), (1);")
                .with("2", "create table b (id int);")
                .migrate(test);
        assertThat(run.failed()).hasValueSatisfying(f -> assertThat(f.message()).startsWith("at the commit: "));
        assertThat(test.rows(ROWS)).containsExactly("1|f");
        assertThat(test.rows("select to_regclass('a')")).containsExactly("null");
    }
}
