package org.lockkeeper.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.connection.ProjectKind;
import org.lockkeeper.db.Database;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.Clearance;
import org.lockkeeper.guard.Operation.ApplyMigrations;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.testing.AtPause;
import org.lockkeeper.testing.Forwarder;
import org.lockkeeper.testing.OpenTransaction;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;
import org.lockkeeper.testing.Untouched;

/** Flyway works on several connections, and the address leads elsewhere from the second on. */
class FailoverBetweenConnectionsTest {
    @TempDir
    private Path folder;

    private final TestPostgres other = TestPostgres.major(16);
    private GuardedProject project;
    private Untouched elsewhere;

    @BeforeEach
    void the_same_names_on_another_server() {
        project = new GuardedProject(folder, ProjectKind.FLYWAY);
        project.write(1, "create table product (id int primary key);\n");
        new TestDatabase(other.port(), "postgres").execute("create database " + project.production.name());
        elsewhere = Untouched.now(new TestDatabase(other.port(), project.production.name()));
    }

    @Test
    void the_second_connection_of_a_run_is_refused_on_another_server_and_both_stay_as_they_were() throws IOException {
        apply();
        project.write(2, "create table price (id int primary key);\n");
        AtomicInteger connections = new AtomicInteger();
        try (Forwarder address = new Forwarder(project.production.port());
                Database database = project.database(address.port())) {
            Run run = review(database);
            RunListener failover = turning(address, connections);
            project.assertRefused("LK-GUARD-TARGET", () -> run.apply(RunOptions.PLAIN, failover));
        }
        assertThat(connections).hasValue(1);
        elsewhere.assertStill();
    }

    @Test
    void a_history_that_was_made_before_the_second_connection_was_refused_is_told() throws IOException {
        AtomicInteger connections = new AtomicInteger();
        try (Forwarder address = new Forwarder(project.production.port());
                Database database = project.database(address.port())) {
            Run run = review(database);
            RunListener failover = turning(address, connections);
            assertThatThrownBy(() -> run.apply(RunOptions.PLAIN, failover))
                    .isInstanceOfSatisfying(LockkeeperException.class, e -> {
                        assertThat(e.code()).isEqualTo("LK-GUARD-TARGET");
                        assertThat(e.exitCode()).isEqualTo(ExitCode.ATTENTION);
                        assertThat(e.sentence())
                                .contains("No migration was run", "had made its history table flyway_schema_history")
                                .doesNotContain("Nothing was changed");
                    });
        }
        assertThat(connections).hasValue(1);
        assertThat(project.historyRows()).isEmpty();
        assertThat(project.production.rows("select tablename from pg_tables where schemaname = 'public'"))
                .containsExactly("flyway_schema_history");
        assertThat(project.actions().getFirst().result()).isEqualTo("failed");
        elsewhere.assertStill();
    }

    @Test
    void a_history_that_was_made_before_the_server_was_gone_is_told() throws IOException {
        try (Forwarder address = new Forwarder(project.production.port());
                Database database = project.database(address.port())) {
            Run run = review(database);
            RunListener gone = new RunListener() {
                @Override
                public void backend(long pid, Instant at) {
                    address.turnTo(1);
                }
            };
            assertThatThrownBy(() -> run.apply(RunOptions.PLAIN, gone))
                    .isInstanceOfSatisfying(LockkeeperException.class, e -> {
                        assertThat(e.exitCode()).isEqualTo(ExitCode.UNREACHABLE);
                        assertThat(e.sentence())
                                .contains("No migration was run", "had made its history table flyway_schema_history");
                    });
        }
        assertThat(project.historyRows()).isEmpty();
        assertThat(project.actions().getFirst().result()).isEqualTo("failed");
    }

    @Test
    void what_was_applied_before_a_further_try_was_refused_on_another_server_is_told() throws IOException {
        apply();
        project.write(2, "create table price (id int primary key);\n");
        project.write(3, "alter table product add name text;\n");
        try (Forwarder address = new Forwarder(project.production.port());
                Database database = project.database(address.port());
                OpenTransaction _ = OpenTransaction.of(project.production, "select count(*) from product")) {
            RunOptions options = RunOptions.PLAIN
                    .withLockTimeout(Optional.of(Duration.ofMillis(100)))
                    .withTries(2)
                    .withPauses(new AtPause(() -> address.turnTo(other.port())));
            MigrationRun run = review(database).apply(options, RunListener.NONE);
            assertThat(run.applied()).containsExactly(project.name(2));
            RunFailure failure = run.failed().orElseThrow();
            assertThat(failure.name()).isEqualTo(project.name(3));
            assertThat(failure.message()).contains("does not lead to the database that was reviewed");
            assertThat(failure.leftBehind()).isEqualTo("Nothing of it: it did not begin.");
        }
        assertThat(project.actions().getFirst().result()).isEqualTo("failed");
        elsewhere.assertStill();
    }

    private void apply() {
        try (Database database = project.database()) {
            review(database).apply(RunOptions.PLAIN, RunListener.NONE);
        }
    }

    private Run review(Database database) {
        MigrationEngine.Scripts scripts = project.engine().load();
        MigrationPlan plan = scripts.plan(database, Optional.empty());
        return new Run(scripts, database, plan, project.clear(database, plan));
    }

    private RunListener turning(Forwarder address, AtomicInteger connections) {
        return new RunListener() {
            @Override
            public void backend(long pid, Instant at) {
                connections.incrementAndGet();
                address.turnTo(other.port());
            }
        };
    }

    /** What was reviewed and permitted. */
    private record Run(
            MigrationEngine.Scripts scripts,
            Database database,
            MigrationPlan plan,
            Clearance<ApplyMigrations> clearance) {
        MigrationRun apply(RunOptions options, RunListener listener) {
            return Acting.concluding(
                    clearance,
                    () -> scripts.apply(database, plan, clearance, options, listener, new CancelToken()),
                    MigrationRun::outcome);
        }
    }
}
