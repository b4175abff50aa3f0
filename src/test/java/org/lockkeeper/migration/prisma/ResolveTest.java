package org.lockkeeper.migration.prisma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.Operation.Resolution;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

class ResolveTest {
    @TempDir
    Path folder;

    private final TestDatabase test = TestPostgres.usual().freshDatabase("resolve");

    @Test
    void what_has_no_folder_cannot_be_marked_as_applied() {
        assertCode("LK-MIG-P3017", () -> project().resolve(test, "1", Resolution.APPLIED));
        assertThat(test.rows("select * from pg_class where relname = '_prisma_migrations'"))
                .isEmpty();
    }

    @Test
    void what_is_applied_cannot_be_marked_either_way() {
        PrismaProject project = project().with("1", "select 1");
        project.migrate(test);
        assertCode("LK-MIG-P3008", () -> project.resolve(test, "1", Resolution.APPLIED));
        assertCode("LK-MIG-P3012", () -> project.resolve(test, "1", Resolution.ROLLED_BACK));
    }

    @Test
    void what_never_started_cannot_be_marked_as_rolled_back() {
        assertCode("LK-MIG-P3011", () -> project().with("1", "x").resolve(test, "1", Resolution.ROLLED_BACK));
    }

    @Test
    void a_failed_migration_that_is_rolled_back_runs_again() {
        PrismaProject project = project().with("1", "select 1/0");
        project.migrate(test);
        assertThat(project.resolve(test, "1", Resolution.ROLLED_BACK)).contains("the next migrate runs it again");
        assertCode("LK-MIG-P3012", () -> project.resolve(test, "1", Resolution.ROLLED_BACK));
        assertThat(project.with("1", "select 1").migrate(test).applied()).containsExactly("1");
        assertThat(
                        test.rows(
                                "select finished_at is null, rolled_back_at is null, logs is null from _prisma_migrations order by started_at"))
                .containsExactly("t|f|f", "f|t|t");
    }

    @Test
    void a_failed_migration_that_is_applied_gets_a_row_like_prismas_beside_the_failed_one() {
        PrismaProject project = project().with("1", "select 1/0");
        project.migrate(test);
        project.resolve(test, "1", Resolution.APPLIED);
        assertThat(
                        test.rows(
                                "select rolled_back_at is null, started_at = finished_at, logs, applied_steps_count, checksum from _prisma_migrations order by started_at desc limit 1"))
                .containsExactly("t|t||0|" + Checksums.of("select 1/0".getBytes(StandardCharsets.UTF_8)));
        assertThat(test.rows("select count(*) from _prisma_migrations where rolled_back_at is not null"))
                .containsExactly("1");
        assertThat(project.states(test)).containsExactly("1 applied");
    }

    @Test
    void a_database_that_had_no_history_is_baselined() {
        test.execute("create table t (id int)");
        PrismaProject project = project().with("1", "create table t (id int)").with("2", "alter table t add n int");
        project.resolve(test, "1", Resolution.APPLIED);
        assertThat(project.migrate(test).applied()).containsExactly("2");
    }

    private PrismaProject project() {
        return new PrismaProject(folder);
    }

    private static void assertCode(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        LockkeeperException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
