package org.lockkeeper.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.connection.ProjectKind;
import org.lockkeeper.db.Database;
import org.lockkeeper.guard.Clearance;
import org.lockkeeper.guard.Operation.ApplyMigrations;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.testing.Forwarder;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;
import org.lockkeeper.testing.Untouched;

/** Flyway works on several connections, and the address leads elsewhere from the second on. */
class FailoverBetweenConnectionsTest {
    @TempDir
    private Path folder;

    @Test
    void the_second_connection_of_a_run_is_refused_on_another_server_and_both_stay_as_they_were() throws IOException {
        GuardedProject project = new GuardedProject(folder, ProjectKind.FLYWAY);
        project.write(1, "create table product (id int primary key);\n");
        try (Database database = project.database()) {
            MigrationEngine.Scripts scripts = project.engine().load();
            MigrationPlan plan = scripts.plan(database, Optional.empty());
            scripts.apply(database, plan, project.clear(database, plan), RunListener.NONE, new CancelToken());
        }
        project.write(2, "create table price (id int primary key);\n");
        TestPostgres other = TestPostgres.major(16);
        new TestDatabase(other.port(), "postgres").execute("create database " + project.production.name());
        Untouched elsewhere = Untouched.now(new TestDatabase(other.port(), project.production.name()));
        AtomicInteger connections = new AtomicInteger();
        try (Forwarder address = new Forwarder(project.production.port());
                Database database = project.database(address.port())) {
            MigrationEngine.Scripts scripts = project.engine().load();
            MigrationPlan plan = scripts.plan(database, Optional.empty());
            Clearance<ApplyMigrations> clearance = project.clear(database, plan);
            RunListener failover = new RunListener() {
                @Override
                public void backend(long pid, Instant at) {
                    connections.incrementAndGet();
                    address.turnTo(other.port());
                }
            };
            project.assertRefused(
                    "LK-GUARD-TARGET", () -> scripts.apply(database, plan, clearance, failover, new CancelToken()));
        }
        assertThat(connections).hasValue(1);
        elsewhere.assertStill();
    }
}
