package org.lockkeeper.migration.prisma;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.lockkeeper.db.Database;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.migration.EnvironmentStatus;
import org.lockkeeper.migration.MigrationEngine.Scripts;
import org.lockkeeper.migration.MigrationPlan;
import org.lockkeeper.migration.MigrationRun;
import org.lockkeeper.migration.RunListener;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

/** A real project's 434 migrations, where the corpora are. */
class LangfuseTest {
    private static final int ALL = 434;

    @Test
    void an_empty_database_is_taken_to_the_last_migration_in_steps_that_status_and_preview_follow() throws Exception {
        Path folder = Path.of(System.getProperty("lockkeeper.corpora"), "prisma-langfuse", "migrations");
        Assumptions.assumeTrue(Files.isDirectory(folder), "the corpora are not there: " + folder.toAbsolutePath());
        TestDatabase test = TestPostgres.usual().freshDatabase("langfuse");
        try (Database database = test.open(Environment.DEVELOPMENT)) {
            Scripts scripts = new PrismaProject(folder).load();
            assertThat(scripts.migrations()).hasSize(ALL);
            assertStands(scripts, database, 0);
            for (int upTo : List.of(ALL - 40, ALL - 10, ALL)) {
                MigrationRun run = migrate(scripts, database, upTo);
                assertThat(run.failed()).isEmpty();
                assertStands(scripts, database, upTo);
            }
        }
        assertThat(
                        test.rows(
                                "select count(*), count(distinct id), bool_and(id ~ '^[0-9a-f-]{36}$'), bool_and(length(checksum) = 64), bool_and(finished_at >= started_at), count(logs), count(rolled_back_at), min(applied_steps_count), max(applied_steps_count) from _prisma_migrations"))
                .containsExactly("434|434|t|t|t|0|0|1|1");
        assertThat(test.rows("select migration_name from _prisma_migrations order by started_at"))
                .isEqualTo(test.rows(
                        "select migration_name from _prisma_migrations order by migration_name collate \"C\""));
    }

    private static MigrationRun migrate(Scripts scripts, Database database, int upTo) {
        Optional<String> last = Optional.of(scripts.migrations().get(upTo - 1).name());
        MigrationPlan plan = scripts.plan(database, last);
        return PrismaProject.apply(scripts, database, plan, RunListener.NONE, new CancelToken());
    }

    private static void assertStands(Scripts scripts, Database database, int applied) {
        EnvironmentStatus status = scripts.status(database);
        assertThat(status.applied()).isEqualTo(applied);
        assertThat(status.pending()).isEqualTo(ALL - applied);
        assertThat(status.attention()).isZero();
        assertThat(scripts.plan(database, Optional.empty()).migrations()).hasSize(ALL - applied);
    }
}
