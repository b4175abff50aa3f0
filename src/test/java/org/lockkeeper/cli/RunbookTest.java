package org.lockkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockkeeper.connection.ProjectKind;
import org.lockkeeper.testing.MadeUpBackup;
import tools.jackson.databind.JsonNode;

class RunbookTest {
    @TempDir
    private Path folder;

    @Test
    void a_failed_migration_speaks_for_rolling_back_and_the_newer_rows_are_listed() throws IOException {
        TestProject project = TestProject.prisma(folder)
                .migration("20250101000000_init", "create table a (id int);")
                .migration("20250102000000_more", "create table b (id int);");
        assertThat(run(project, "migrate", "--env", "dev").exitCode()).isZero();
        String hourAgo = Instant.now()
                .minus(1, ChronoUnit.HOURS)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        backups(project, MadeUpBackup.of("dev", hourAgo).verified());
        project.migration("20250103000000_broken", "create table a (id int);");
        assertThat(run(project, "migrate", "--env", "dev").exitCode()).isEqualTo(2);

        Invocation rollback = run(project, "runbook", "rollback", "--env", "dev", "--format", "json");
        assertThat(rollback.exitCode()).as(rollback.err()).isEqualTo(2);
        JsonNode found = rollback.json();
        assertThat(found.get("advice").asString()).startsWith("Roll back");
        assertThat(found.get("restore").get("takesMs").asLong()).isEqualTo(250_000);
        assertThat(found.get("restore").get("lostMs").asLong()).isGreaterThan(3_600_000);
        assertThat(found.get("restore").get("newer")).hasSize(3);
        assertThat(found.get("codeOnly").get("applied")).hasSize(2);
        assertThat(found.get("revert").get("script").asString()).contains("_revert_more");
        assertThat(found.get("revert").get("measured").asString()).isEqualTo("20250102000000_more");
        String text = run(project, "runbook", "rollback", "--env", "dev").out();
        assertThat(text)
                .contains(
                        "20250103000000_broken",
                        "4 m 10 s",
                        "lockkeeper restore dev_shop_",
                        "--swap --workspace " + project.workspace(),
                        "lockkeeper runbook forget --env dev --after "
                                + found.get("restore").get("snapshot").asString());
    }

    @Test
    void each_question_that_the_checks_can_answer_is_answered_by_its_own() throws Exception {
        TestProject project = TestProject.prisma(folder).migration("20250101000000_init", "create table a (id int);");
        assertThat(run(project, "migrate", "--env", "dev").exitCode()).isZero();
        assertThat(answers(project))
                .containsEntry("Is data corrupted?", "false")
                .containsEntry("Is something broken that is not critical?", "false")
                .containsEntry("Does the application crash since the migration?", "null")
                .containsEntry("Did a migration fail half way?", "false");
        project.dev()
                .execute("create table p (id int primary key); create table c (p int); insert into c values (7);"
                        + " alter table c add constraint c_p foreign key (p) references p not valid;"
                        + " create index broken on c (p);"
                        + " update pg_index set indisvalid = false where indexrelid = 'broken'::regclass");
        HttpServer application = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        application.createContext("/", exchange -> {
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        });
        application.start();
        try (Connection engine = project.dev().connect()) {
            Files.writeString(
                    project.workspace(),
                    Files.readString(project.workspace())
                            .replaceFirst(
                                    "\"sslMode\": \"disable\"",
                                    "\"sslMode\": \"disable\", \"healthUrl\": \"http://127.0.0.1:%d/\""
                                            .formatted(application.getAddress().getPort())));
            engine.createStatement().execute("select pg_advisory_lock(72707369)");
            assertThat(answers(project))
                    .containsEntry("Is data corrupted?", "true")
                    .containsEntry("Is something broken that is not critical?", "true")
                    .containsEntry("Does the application crash since the migration?", "true")
                    .as("one may still run")
                    .containsEntry("Did a migration fail half way?", "null");
        } finally {
            application.stop(0);
        }
    }

    private Map<String, String> answers(TestProject project) {
        return run(project, "runbook", "rollback", "--env", "dev", "--format", "json")
                .json()
                .get("criteria")
                .valueStream()
                .collect(Collectors.toMap(
                        criterion -> criterion.get("question").asString(),
                        criterion -> criterion.get("holds").toString()));
    }

    /** Such as the nightly one after the deploy: restoring it would bring back what is to be rolled back. */
    @Test
    void a_backup_from_before_the_last_migration_is_taken_and_one_from_after_it_is_told_to_bring_it_back()
            throws IOException {
        TestProject project = TestProject.prisma(folder).migration("20250101000000_init", "create table a (id int);");
        assertThat(run(project, "migrate", "--env", "dev").exitCode()).isZero();
        project.dev()
                .execute(
                        "update _prisma_migrations set started_at = now() - interval '2 h', finished_at = now() - interval '2 h'");
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        MadeUpBackup before =
                MadeUpBackup.of("dev", now.minus(3, ChronoUnit.HOURS).toString());
        MadeUpBackup after = MadeUpBackup.of(
                        "dev", now.minus(1, ChronoUnit.HOURS).toString())
                .verified();
        backups(project, after);
        assertThat(run(project, "runbook", "rollback", "--env", "dev").out())
                .contains("lockkeeper restore " + after.name())
                .containsPattern("made after\\s+20250101000000_init,\\s+the last migration");
        before.write(folder.resolve("backups"));
        assertThat(run(project, "runbook", "rollback", "--env", "dev").out())
                .contains("lockkeeper restore " + before.name(), "never test-restored")
                .containsPattern(after.name() + ",\\s+was\\s+made\\s+after");
        JsonNode restore = run(project, "runbook", "rollback", "--env", "dev", "--format", "json")
                .json()
                .get("restore");
        assertThat(restore.get("backup").asString()).isEqualTo(before.name());
        assertThat(restore.get("newer")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void the_time_of_a_revert_is_told_from_the_last_one_that_ran_here_as_the_history_has_it(ProjectKind kind)
            throws IOException {
        TestProject project = switch (kind) {
            case PRISMA ->
                TestProject.prisma(folder)
                        .migration("20250101000000_init", "create table a (id int);")
                        .migration("20250102000000_revert_init", "drop table a;")
                        .migration("20250103000000_more", "create table b (id int);");
            case FLYWAY ->
                TestProject.flyway(folder)
                        .migration("V1__init.sql", "create table a (id int);")
                        .migration("V2__revert_init.sql", "drop table a;")
                        .migration("V3__more.sql", "create table b (id int);");
        };
        assertThat(run(project, "migrate", "--env", "dev").exitCode()).isZero();
        project.dev()
                .execute(
                        switch (kind) {
                            case PRISMA ->
                                "update _prisma_migrations set finished_at = started_at + interval '75 s' where migration_name like '%revert%'";
                            case FLYWAY ->
                                "update flyway_schema_history set execution_time = 75000 where script like '%revert%'";
                        });
        JsonNode revert = run(project, "runbook", "rollback", "--env", "dev", "--format", "json")
                .json()
                .get("revert");
        assertThat(revert.get("measured").asString()).contains("revert_init");
        assertThat(revert.get("measuredMs").asLong()).isEqualTo(75_000);
        assertThat(run(project, "runbook", "rollback", "--env", "dev").out())
                .contains("took 1 m 15 s by its history", "Less than 5 minutes by the strategy");
    }

    @Test
    void the_time_of_the_code_alone_is_told_from_when_it_was_done_last() throws IOException {
        TestProject project = TestProject.prisma(folder).migration("20250101000000_init", "create table a (id int);");
        assertThat(run(project, "runbook", "code-only", "--env", "dev").err())
                .contains("LK-RUN-HEALTH", "names no healthUrl", "--took");
        assertThat(run(project, "runbook", "code-only", "--env", "dev", "--took", "4m")
                        .exitCode())
                .isZero();
        Invocation kept =
                run(project, "runbook", "code-only", "--env", "dev", "--took", "150s", "--source", "deployment log");
        assertThat(kept.out()).contains("Kept for dev: 2 m 30 s (deployment log).");
        assertThat(run(project, "runbook", "rollback", "--env", "dev").out())
                .contains("2 m 30 s, as on 20", "(deployment log)")
                .doesNotContain("by the strategy");
        JsonNode way = run(project, "runbook", "rollback", "--env", "dev", "--format", "json")
                .json()
                .get("codeOnly");
        assertThat(way.get("takesMs").asLong()).isEqualTo(150_000);
        assertThat(way.get("source").asString()).isEqualTo("deployment log");
        assertThat(run(project, "runbook", "rollback", "--env", "prod").out())
                .contains("by the strategy: not measured");
        Files.writeString(
                project.workspace().resolveSibling("rollback-times.json"), "{\"version\": 1, \"codeOnly\": [{}]}");
        assertThat(run(project, "runbook", "rollback", "--env", "dev").out())
                .contains("by the strategy: not measured", "rollback-times.json");
    }

    @Test
    void where_there_is_no_backup_the_restore_says_so() throws IOException {
        TestProject project = TestProject.prisma(folder).migration("20250101000000_init", "create table a (id int);");
        run(project, "migrate", "--env", "dev");
        Invocation rollback = run(project, "runbook", "rollback", "--env", "dev");
        assertThat(rollback.exitCode()).as("critical questions are open").isEqualTo(1);
        assertThat(rollback.out()).contains("has no backup of the whole database of dev");
    }

    @Test
    void forgetting_on_production_wants_both_confirmations_and_removes_exactly_the_reviewed_rows() throws IOException {
        TestProject project = TestProject.prisma(folder).migration("20250101000000_init", "create table a (id int);");
        JsonNode preview =
                run(project, "preview", "--env", "prod", "--format", "json").json();
        String database = project.prod().name();
        assertThat(run(
                                project,
                                "migrate",
                                "--env",
                                "prod",
                                "--plan",
                                preview.get("digest").asString(),
                                "--confirm",
                                database)
                        .exitCode())
                .isZero();
        String after = "2026-01-01T00:00:00Z";
        Invocation refused = run(project, "runbook", "forget", "--env", "prod", "--after", after);
        assertThat(refused.exitCode()).isEqualTo(3);
        assertThat(project.prod().rows("select 1 from _prisma_migrations")).hasSize(1);
        String digest = refused.err().concat(refused.out()).replaceAll("(?s).*?([0-9a-f]{64}).*", "$1");
        Invocation done = run(
                project,
                "runbook",
                "forget",
                "--env",
                "prod",
                "--after",
                after,
                "--plan",
                digest,
                "--confirm",
                database,
                "--format",
                "json");
        assertThat(done.exitCode()).as(done.err()).isZero();
        assertThat(done.json().get("before")).hasSize(1);
        assertThat(done.json().get("after")).isEmpty();
        assertThat(project.prod().rows("select 1 from _prisma_migrations")).isEmpty();
        Invocation again = run(project, "runbook", "forget", "--env", "prod", "--after", after);
        assertThat(again.err()).contains("LK-MIG-NOTHING-NEWER");
    }

    @Test
    void flyways_rows_are_removed_by_rank_and_older_ones_stay() throws IOException {
        TestProject project = TestProject.flyway(folder)
                .migration("V1__init.sql", "create table a (id int);")
                .migration("V2__more.sql", "create table b (id int);");
        assertThat(run(project, "migrate", "--env", "dev").exitCode()).isZero();
        project.dev()
                .execute(
                        "update flyway_schema_history set installed_on = installed_on - interval '2 days' where version = '1'");
        String yesterday = Instant.now().minus(1, ChronoUnit.DAYS).toString();
        Invocation done = run(project, "runbook", "forget", "--env", "dev", "--after", yesterday);
        assertThat(done.exitCode()).as(done.err()).isZero();
        assertThat(project.dev().rows("select version from flyway_schema_history where version = '2'"))
                .isEmpty();
        assertThat(project.dev().rows("select version from flyway_schema_history where version = '1'"))
                .hasSize(1);
        JsonNode status = run(project, "status", "--format", "json").json();
        assertThat(status.get("environments").get(0).get("pending").asInt()).isEqualTo(1);
    }

    @Test
    void a_revert_is_made_after_all_others_and_does_not_run_unfilled() throws IOException {
        TestProject project = TestProject.prisma(folder).migration("20250101000000_init", "create table a (id int);");
        run(project, "migrate", "--env", "dev");
        Invocation made = run(project, "runbook", "revert", "20250101000000_init", "--format", "json");
        assertThat(made.exitCode()).as(made.err()).isZero();
        Path script = Path.of(made.json().get("script").asString());
        assertThat(Files.readString(script)).contains("--   create table a (id int);");
        Invocation migrate = run(project, "migrate", "--env", "dev");
        assertThat(migrate.exitCode()).isEqualTo(2);
        assertThat(migrate.out()).contains("This revert has not been written yet.");
        assertThat(run(project, "runbook", "revert", "nothing").err()).contains("LK-RUN-MIGRATION");
    }

    private void backups(TestProject project, MadeUpBackup backup) throws IOException {
        backup.write(folder.resolve("backups"));
        String file = Files.readString(project.workspace());
        Files.writeString(
                project.workspace(),
                file.replace("\"profiles\":", "\"backups\": {\"folders\": [\"backups\"]}, \"profiles\":"));
    }

    private Invocation run(TestProject project, String... args) {
        String[] all = new String[args.length + 2];
        System.arraycopy(args, 0, all, 0, args.length);
        all[args.length] = "--workspace";
        all[args.length + 1] = project.workspace().toString();
        return Invocation.of(new TestServices(folder.resolve("home")), all);
    }
}
