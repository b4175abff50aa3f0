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
import org.lockkeeper.testing.Await;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

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
        project = TestProject.prisma(Files.createDirectories(folder.resolve("project")))
                .migration("20250101000000_good", "create table product (id int);\n")
                .migration("20250102000000_slow", "create table late (id int);\nselect pg_sleep(600);\n");
        Files.writeString(project.folder().resolve("checklist.json"), "{\"version\": 1, \"items\": []}");
        own = TestPostgres.own(TestPostgres.USUAL_MAJOR, folder.resolve("own"), "fsync=off");
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
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--workspace";
        all[arguments.length + 1] = project.workspace().toString();
        return Invocation.of(services, all);
    }
}
