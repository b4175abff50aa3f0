package org.lockkeeper.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.connection.FlywaySettings;
import org.lockkeeper.connection.Project;
import org.lockkeeper.connection.ProjectKind;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.migration.flyway.FlywayEngine;
import org.lockkeeper.testing.PrismaProject;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;
import org.lockkeeper.workspace.WorkspaceServices;

class GlanceTest {
    private static final String HISTORY = """
            create table _prisma_migrations (
                id text primary key, checksum text not null, finished_at timestamptz, migration_name text not null, logs text,
                rolled_back_at timestamptz, started_at timestamptz not null default now(),
                applied_steps_count integer not null default 0)
            """;

    @TempDir
    private Path folder;

    private TestDatabase database;

    @BeforeEach
    void create() {
        database = TestPostgres.usual().freshDatabase("glance");
    }

    private static Optional<String> mark(WorkspaceServices services, ConnectionProfile profile) {
        return services.migrations().glance(profile.name()).mark();
    }

    @Test
    void every_change_of_a_history_makes_another_mark_and_nothing_else_does() {
        ConnectionProfile profile = database.profile(Environment.DEVELOPMENT);
        try (WorkspaceServices services = new PrismaProject(folder).open(profile)) {
            Optional<String> none = mark(services, profile);
            assertThat(none).contains(HistoryMark.NONE);
            database.execute(HISTORY);
            Optional<String> empty = mark(services, profile);
            database.execute(
                    "insert into _prisma_migrations (id, checksum, migration_name) values ('1', 'c', '1_init')");
            Optional<String> begun = mark(services, profile);
            assertThat(mark(services, profile)).isEqualTo(begun);
            database.execute("update _prisma_migrations set finished_at = now()");
            Optional<String> done = mark(services, profile);
            assertThat(List.of(none, empty, begun, done)).doesNotHaveDuplicates();
        }
    }

    @Test
    void a_server_that_does_not_answer_is_told_with_its_kind_of_trouble() throws IOException {
        int port;
        try (ServerSocket closedAtOnce = new ServerSocket(0)) {
            port = closedAtOnce.getLocalPort();
        }
        ConnectionProfile profile = new TestDatabase(port, "nowhere").profile(Environment.DEVELOPMENT);
        try (WorkspaceServices services = new PrismaProject(folder).open(profile)) {
            Glance glance = services.migrations().glance(profile.name());
            assertThat(glance.answers()).isFalse();
            assertThat(glance.trouble()).contains(new Trouble("LK-DB-REFUSED", true));
        }
    }

    @Test
    void flyways_history_has_a_mark_too() {
        FlywayEngine engine = new FlywayEngine(new Project(
                "shop", ProjectKind.FLYWAY, List.of(folder), "public", Optional.empty(), FlywaySettings.defaults()));
        try (var open = database.open(Environment.DEVELOPMENT)) {
            assertThat(engine.historyMark(open)).isEqualTo(HistoryMark.NONE);
            database.execute("create table flyway_schema_history (installed_rank int, script text, success boolean)");
            String before = engine.historyMark(open);
            database.execute("insert into flyway_schema_history values (1, 'V1__init.sql', true)");
            assertThat(engine.historyMark(open)).isNotEqualTo(before);
        }
    }
}
