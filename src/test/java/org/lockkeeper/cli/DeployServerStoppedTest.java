package org.lockkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockkeeper.connection.ProjectKind;
import org.lockkeeper.guard.Witness;
import org.lockkeeper.testing.Await;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;
import tools.jackson.databind.JsonNode;

/** Production's server goes away under a deploy. */
class DeployServerStoppedTest {
    @TempDir
    private Path folder;

    private TestServices services;
    private TestProject project;
    private TestPostgres own;
    private TestDatabase production;

    @BeforeEach
    void a_production_of_its_own() throws IOException {
        services = new TestServices(folder.resolve("home"));
        own = TestPostgres.own(TestPostgres.USUAL_MAJOR, folder.resolve("own"), "fsync=off");
        start(TestProject.prisma(Files.createDirectories(folder.resolve("project")))
                .migration("20250101000000_good", "create table product (id int);\n")
                .migration("20250102000000_slow", "create table late (id int);\nselect pg_sleep(600);\n"));
    }

    private void start(TestProject of) throws IOException {
        project = of;
        Files.writeString(project.folder().resolve("checklist.json"), "{\"version\": 1, \"items\": []}");
        production = new TestDatabase(own.port(), project.prod().name());
        new TestDatabase(own.port(), "postgres").execute("create database " + production.name());
        project.writeWorkspace(List.of(project.dev().port(), project.staging().port(), own.port()));
    }

    @AfterEach
    void stop() throws IOException {
        own.cluster().stop();
    }

    @Test
    void before_the_confirmed_deploy_it_is_4_and_nothing_was_begun() throws IOException {
        String[] confirmed = confirmed();
        own.cluster().stop();
        Invocation deploy = run(confirmed);
        assertThat(deploy.exitCode()).isEqualTo(4);
        assertThat(run("audit", "show", "--format", "json").json().at("/actions"))
                .isEmpty();
        assertThat(project.folder().resolve("migration-log.md")).doesNotExist();
        assertUnreachable();
    }

    /** The permission is given and recorded, and the server is gone before the first connection redeems it. */
    @ParameterizedTest
    @EnumSource
    void while_the_clearance_waits_it_is_4_nothing_is_changed_and_the_record_says_that_it_did_not_begin(
            ProjectKind kind) throws IOException {
        if (kind == ProjectKind.FLYWAY) {
            start(TestProject.flyway(Files.createDirectories(folder.resolve("flyway")))
                    .migration("V1__good.sql", "create table product (id int);\n"));
        }
        String[] confirmed = confirmed();
        TestServices stopping = new TestServices(services.folder(), trail -> intent -> {
            Witness.Entry entry = trail.record(intent);
            own.cluster().stop();
            return entry;
        });
        Invocation deploy = run(stopping, confirmed);
        assertThat(deploy.exitCode()).as(deploy.err()).isEqualTo(4);
        assertThat(deploy.err()).contains("prod (127.0.0.1:", "Nothing was changed.");
        assertThat(deploy.json().at("/error/message").stringValue()).endsWith("Nothing was changed.");
        assertThat(project.folder().resolve("migration-log.md")).doesNotExist();
        JsonNode action = run("audit", "show", "--format", "json").json().at("/actions/0");
        assertThat(action.at("/result").stringValue()).isEqualTo("not-begun");
        assertThat(action.at("/detail").stringValue())
                .contains("prod (127.0.0.1:")
                .endsWith("Nothing was changed.");
        assertThat(run("audit", "verify").exitCode()).isZero();
        assertUnreachable();
        production = new TestDatabase(own.cluster().start(List.of("fsync=off")), production.name());
        assertThat(production.rows("select tablename from pg_tables where schemaname = 'public'"))
                .isEmpty();
    }

    @Test
    void in_the_middle_of_a_statement_the_deploy_ends_with_a_report_of_what_was_applied() throws Exception {
        String[] confirmed = confirmed();
        var running = CompletableFuture.supplyAsync(() -> run(confirmed));
        Await.row(
                production,
                "select 1 from pg_stat_activity where wait_event = 'PgSleep' and query like '%600%' and datname = current_database()");
        own.cluster().stop();
        Invocation deploy = running.join();
        assertThat(deploy.exitCode()).isEqualTo(2);
        assertThat(deploy.json().at("/applied/0").stringValue()).isEqualTo("20250101000000_good");
        assertThat(deploy.json().at("/failed/name").stringValue()).isEqualTo("20250102000000_slow");
        assertThat(Files.readString(project.folder().resolve("migration-log.md")))
                .contains("20250101000000_good", "20250102000000_slow");
        assertThat(run("audit", "show", "--format", "json")
                        .json()
                        .at("/actions/0/result")
                        .stringValue())
                .isEqualTo("failed");
        assertUnreachable();
    }

    private void assertUnreachable() {
        Invocation status = run("status", "--format", "json");
        assertThat(status.json().at("/environments/2/reachable").booleanValue()).isFalse();
        assertThat(status.exitCode()).isEqualTo(4);
    }

    private String[] confirmed() {
        String digest = run("preview", "--env", "prod", "--format", "json")
                .json()
                .at("/digest")
                .stringValue();
        return new String[] {
            "deploy", "--env", "prod", "--plan", digest, "--confirm", production.name(), "--format", "json"
        };
    }

    private Invocation run(String... arguments) {
        return run(services, arguments);
    }

    private Invocation run(TestServices with, String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--workspace";
        all[arguments.length + 1] = project.workspace().toString();
        return Invocation.of(with, all);
    }
}
