package org.lockkeeper.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockkeeper.connection.ProjectKind;
import org.lockkeeper.guard.Confirmer;
import org.lockkeeper.guard.Operation.Resolution;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.testing.Await;
import org.lockkeeper.testing.Cast;
import org.lockkeeper.testing.OpenTransaction;
import org.lockkeeper.testing.Said;
import org.lockkeeper.testing.StoppedBackend;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.workspace.WorkspaceServices;

/** A way out that waits for somebody's forgotten transaction ends when it is cancelled, or when its lock timeout has run out. */
class CancelledWayOutTest {
    @TempDir
    private Path folder;

    @Test
    void a_drop_behind_an_idle_transaction_is_cancelled_and_says_that_the_index_may_still_be_there() {
        GuardedProject project = new GuardedProject(folder, ProjectKind.PRISMA);
        project.write(1, "select 1;\n");
        TestDatabase test = project.production;
        test.execute("create table product (id int)");
        test.execute("insert into product values (1), (1)");
        assertThatThrownBy(() -> test.execute("create unique index concurrently twice on product (id)"))
                .isNotNull();
        try (WorkspaceServices open = project.open();
                OpenTransaction _ = OpenTransaction.of(test, "select count(*) from product")) {
            assertCancelled(
                    project,
                    (confirmer, cancel) -> open.migrations().dropInvalidIndex("prod", "twice", confirmer, cancel),
                    " may still be there, invalid: look again with recover");
        }
        assertThat(test.rows("select indisvalid from pg_index where indexrelid = 'twice'::regclass"))
                .containsExactly("f");
        try (WorkspaceServices open = project.open()) {
            open.migrations().dropInvalidIndex("prod", "twice", Said.reviewed(test.name()), new CancelToken());
        }
        assertThat(test.rows("select to_regclass('twice')")).containsExactly("null");
    }

    @Test
    void a_session_that_does_not_go_is_no_longer_waited_for_once_it_is_cancelled() {
        GuardedProject project = new GuardedProject(folder, ProjectKind.PRISMA);
        project.write(1, "select 1;\n");
        TestDatabase test = project.production;
        try (WorkspaceServices open = project.open();
                Cast cast = new Cast(test)) {
            cast.enter("dead").run("select pg_advisory_lock(72707369)");
            LockSession holder =
                    open.migrations().recovery("prod").lockHolders().getFirst();
            try (StoppedBackend _ = new StoppedBackend(Math.toIntExact(holder.pid()))) {
                assertCancelled(
                        project,
                        () -> Await.row(
                                test,
                                "select 1 from pg_stat_activity where application_name = 'lockkeeper' and datname = current_database() and query like '%as there%'"),
                        (confirmer, cancel) -> end(open, holder, confirmer, cancel),
                        "cancelled on request; the session pid " + holder.pid());
            }
            Await.row(
                    test, "select 1 where not exists (select from pg_stat_activity where pid = " + holder.pid() + ")");
        }
    }

    @Test
    void a_session_is_left_alone_where_it_is_cancelled_before() {
        GuardedProject project = new GuardedProject(folder, ProjectKind.PRISMA);
        project.write(1, "select 1;\n");
        try (WorkspaceServices open = project.open();
                Cast cast = new Cast(project.production)) {
            Cast.Actor dead = cast.enter("dead").run("select pg_advisory_lock(72707369)");
            LockSession holder =
                    open.migrations().recovery("prod").lockHolders().getFirst();
            CancelToken cancel = new CancelToken();
            cancel.cancel();
            assertThatThrownBy(() -> end(open, holder, Said.reviewed(project.production.name()), cancel))
                    .hasMessageEndingWith("cancelled on request; nothing was done.");
            assertThat(dead.isThere()).isTrue();
        }
    }

    private static void end(WorkspaceServices open, LockSession holder, Confirmer confirmer, CancelToken cancel) {
        open.migrations()
                .endSession(
                        "prod",
                        Math.toIntExact(holder.pid()),
                        holder.backendStart().orElseThrow(),
                        confirmer,
                        cancel);
    }

    @ParameterizedTest
    @EnumSource
    void a_repair_behind_a_locked_history_is_cancelled_and_has_changed_nothing(ProjectKind kind) {
        GuardedProject project = failed(kind);
        project.lockTimeout(Duration.ofHours(1));
        try (WorkspaceServices open = project.open();
                OpenTransaction _ = OpenTransaction.of(project.production, locking(project))) {
            assertCancelled(
                    project,
                    (confirmer, cancel) -> repair(project, kind, open, confirmer, cancel),
                    "cancelled on request; nothing was changed");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_repair_waits_for_a_lock_no_longer_than_the_profile_says(ProjectKind kind) {
        GuardedProject project = failed(kind);
        project.lockTimeout(Duration.ofMillis(100));
        try (WorkspaceServices open = project.open();
                OpenTransaction _ = OpenTransaction.of(project.production, locking(project))) {
            assertThatThrownBy(() ->
                            repair(project, kind, open, Said.reviewed(project.production.name()), new CancelToken()))
                    .hasMessageContaining("lock");
        }
    }

    /** Reading goes on, writing waits. */
    private static String locking(GuardedProject project) {
        return "lock table " + project.history() + " in share mode";
    }

    private GuardedProject failed(ProjectKind kind) {
        GuardedProject project = new GuardedProject(folder, kind);
        project.write(1, "create table product (id int);\n");
        project.write(2, kind == ProjectKind.PRISMA ? "select 1 / 0;\n" : "create table late (id int);\n");
        try (WorkspaceServices open = project.open()) {
            open.migrations()
                    .migrate(
                            "prod",
                            Optional.empty(),
                            Said.reviewed(project.production.name()),
                            RunListener.NONE,
                            new CancelToken());
        }
        if (kind == ProjectKind.FLYWAY) {
            project.write(2, "create table late (id int, edited int);\n");
        }
        return project;
    }

    private static void repair(
            GuardedProject project, ProjectKind kind, WorkspaceServices open, Confirmer confirmer, CancelToken cancel) {
        switch (kind) {
            case PRISMA -> open.migrations().resolve("prod", project.name(2), Resolution.APPLIED, confirmer, cancel);
            case FLYWAY -> open.migrations().repair("prod", confirmer, cancel);
        }
    }

    /** Cancels when the action waits on the server. */
    private static void assertCancelled(
            GuardedProject project, BiConsumer<Confirmer, CancelToken> action, String words) {
        assertCancelled(project, () -> Await.migrationWaiting(project.production), action, words);
    }

    private static void assertCancelled(
            GuardedProject project, Runnable waiting, BiConsumer<Confirmer, CancelToken> action, String words) {
        CancelToken cancel = new CancelToken();
        Thread.startVirtualThread(() -> {
            waiting.run();
            cancel.cancel();
        });
        assertThatThrownBy(() -> action.accept(Said.reviewed(project.production.name()), cancel))
                .hasMessageContaining(words);
        assertThat(project.actions().getFirst().result()).isEqualTo("failed");
    }
}
