package org.lockkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockkeeper.testing.Untouched;
import tools.jackson.databind.JsonNode;

/** A deploy from the command line, from its first refusal to its sign-off. */
class DeployTest {
    @TempDir
    private Path folder;

    private TestServices services;

    @BeforeEach
    void home() {
        services = new TestServices(folder.resolve("home"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"prisma", "flyway"})
    void without_the_two_confirmations_production_is_3_and_nothing_is_changed(String kind) throws IOException {
        TestProject project = shop(kind);
        Untouched before = Untouched.now(project.prod());
        List<String> history = history(project);
        Invocation bare = run(project, "deploy", "--env", "prod", "--format", "json");
        assertThat(bare.exitCode()).isEqualTo(3);
        assertThat(bare.json().at("/error/code").stringValue()).isEqualTo("LK-GUARD-PLAN");
        assertThat(bare.json().at("/applied")).isEmpty();
        assertThat(states(bare.json()))
                .contains("applied-before passed", "history-clean passed", "team-notified failed");
        assertThat(bare.err()).contains("shut gates will stop it as well").contains("team-notified");
        String digest = bare.json().at("/digest").stringValue();
        String[] opened = opened();
        Invocation half = run(project, with(opened, "--plan", digest));
        assertThat(half.exitCode()).isEqualTo(3);
        assertThat(half.err()).doesNotContain("stop it as well");
        assertThat(run(project, with(opened, "--confirm", project.prod().name()))
                        .exitCode())
                .isEqualTo(3);
        assertThat(run(
                                project,
                                with(
                                        opened,
                                        "--plan",
                                        "0".repeat(64),
                                        "--confirm",
                                        project.prod().name()))
                        .exitCode())
                .isEqualTo(3);
        for (String wrong : List.of(project.staging().name(), project.prod().name() + " ", "prod")) {
            Invocation refused = run(project, with(opened, "--plan", digest, "--confirm", wrong));
            assertThat(refused.exitCode()).isEqualTo(3);
            assertThat(refused.err()).contains("LK-GUARD-CONFIRM: ");
        }
        before.assertStill();
        assertThat(history(project)).isEqualTo(history);
        assertThat(project.folder().resolve("deploys")).doesNotExist();
        assertThat(run(project, "audit", "show", "--env", "prod", "--format", "json")
                        .json()
                        .at("/actions"))
                .isEmpty();
    }

    @Test
    void with_both_but_a_gate_shut_it_is_2_and_nothing_is_changed() throws IOException {
        TestProject project = shop("prisma");
        Untouched before = Untouched.now(project.prod());
        Invocation shut = run(
                project,
                "deploy",
                "--env",
                "prod",
                "--plan",
                digest(project),
                "--confirm",
                project.prod().name(),
                "--tick",
                "team-notified=Ann",
                "--format",
                "json");
        assertThat(shut.exitCode()).isEqualTo(2);
        assertThat(shut.json().at("/error/code").stringValue()).isEqualTo("LK-DEPLOY-GATES");
        assertThat(states(shut.json())).contains("team-notified manual", "recent-backup failed", "preview passed");
        before.assertStill();
        for (List<String> wrong : List.of(
                List.of("--tick", "no-such-gate=Ann"),
                List.of("--waive", "preview=because"),
                List.of("--tick", "team-notified="),
                List.of("--downtime", "soon"),
                List.of("--sign-off", "boss=Ann"))) {
            List<String> args = new ArrayList<>(List.of("deploy", "--env", "prod"));
            args.addAll(wrong);
            assertThat(run(project, args.toArray(String[]::new)).exitCode())
                    .as(wrong.toString())
                    .isEqualTo(64);
        }
    }

    @Test
    void the_catalogues_newest_backup_opens_its_gate_and_its_test_restore_tells_the_rollback_time() throws IOException {
        TestProject project = shop("prisma");
        String out = folder.resolve("dumps").toString();
        Invocation backup = run(project, "backup", "--env", "prod", "--out", out, "--format", "json");
        assertThat(backup.exitCode()).as(backup.err()).isZero();
        String name = backup.json().at("/name").stringValue();
        assertThat(states(run(project, "deploy", "--env", "prod", "--format", "json")
                        .json()))
                .contains("recent-backup passed", "risk-assessed failed");
        Invocation verified = run(project, "backups", "verify", name);
        assertThat(verified.exitCode()).as(verified.err()).isZero();
        Invocation proven = run(project, "deploy", "--env", "prod", "--format", "json");
        assertThat(states(proven.json())).contains("recent-backup passed", "risk-assessed passed");
        assertThat(proven.out()).contains("from the test restore of " + name, "restored in ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"prisma", "flyway"})
    void with_all_gates_open_production_is_level_with_staging_and_the_engine_agrees(String kind) throws Exception {
        TestProject project = shop(kind);
        Invocation done = run(
                project,
                with(
                        opened(),
                        "--plan",
                        digest(project),
                        "--confirm",
                        project.prod().name(),
                        "--sign-off",
                        "technical-lead=dba on duty",
                        "--format",
                        "json"));
        assertThat(done.exitCode()).as(done.err() + done.out()).isZero();
        JsonNode json = done.json();
        assertThat(json.at("/applied")).hasSize(2);
        assertThat(json.at("/failed").isNull()).isTrue();
        assertThat(states(json))
                .contains(
                        "scripts-committed manual",
                        "tests-passing waived",
                        "recent-backup passed",
                        "risk-assessed manual",
                        "run passed",
                        "verify passed",
                        "report passed");
        assertEngineAgrees(project);
        assertReported(project, json);
        Invocation again = run(project, "deploy", "--env", "prod", "--format", "json");
        assertThat(again.exitCode()).isZero();
        assertThat(again.json().at("/gates")).isEmpty();
    }

    private void assertReported(TestProject project, JsonNode json) throws IOException {
        Path report = Path.of(json.at("/report").stringValue());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(report)))
                .isEqualTo("rw-------");
        assertThat(report)
                .content(StandardCharsets.UTF_8)
                .contains(
                        "**Migration**: ",
                        "**Applied**: ",
                        "**Duration**: ",
                        "**Downtime**: None",
                        "**Rollback**: Not needed",
                        "- Created product table",
                        "- Added `price` field to product table",
                        "**Status**: ✅ Successful",
                        "- **Technical Lead**: dba on duty, ",
                        "- **Database Admin**: open",
                        "- On call: +49 30 1234567");
        Path log = project.folder().resolve("migration-log.md");
        assertThat(log)
                .content(StandardCharsets.UTF_8)
                .startsWith("# Migration Log\n\n### ")
                .contains("dba on duty");
        String id = json.at("/reportId").stringValue();
        Invocation signed = run(project, "deploy", "--env", "prod", "--report", id, "--sign-off", "database-admin=Bo");
        assertThat(signed.exitCode()).as(signed.err()).isZero();
        Invocation twice = run(project, "deploy", "--env", "prod", "--report", id, "--sign-off", "database-admin=Cy");
        assertThat(twice.exitCode()).isEqualTo(64);
        assertThat(twice.err()).contains("LK-DEPLOY-SIGNED: Bo has signed");
        assertThat(log).content(StandardCharsets.UTF_8).contains("- **Database Admin**: Bo, ");
        assertThat(Files.readString(report.resolveSibling(id + ".json")))
                .contains("\"role\" : \"database-admin\"", "\"name\" : \"Bo\"");
        JsonNode actions = run(project, "audit", "show", "--env", "prod", "--format", "json")
                .json()
                .at("/actions");
        assertThat(actions.valueStream().map(a -> a.at("/operation").stringValue()))
                .containsExactly(
                        "sign the deploy %s off as Database Admin: Bo".formatted(id),
                        "sign the deploy %s off as Technical Lead: dba on duty".formatted(id),
                        "apply 2 migrations");
        assertThat(actions.get(2).at("/consequences").toString())
                .contains("gate tests-passing: Waived: agreed with Bo", "gate team-notified is manual: Ann says so.");
        assertThat(run(project, "audit", "verify").exitCode()).isZero();
    }

    /** By the engine's own rule, not by ours. */
    private static void assertEngineAgrees(TestProject project) throws Exception {
        if (project.kind().equals("flyway")) {
            Flyway flyway = Flyway.configure()
                    .dataSource(
                            "jdbc:postgresql://127.0.0.1:" + project.prod().port() + "/"
                                    + project.prod().name(),
                            "postgres",
                            "")
                    .locations("filesystem:" + project.folder().resolve("sql"))
                    .load();
            assertThat(flyway.validateWithResult().validationSuccessful).isTrue();
            assertThat(flyway.info().pending()).isEmpty();
            return;
        }
        List<String> expected = new ArrayList<>();
        try (Stream<Path> scripts = Files.list(project.folder().resolve("prisma/migrations"))) {
            for (Path script : scripts.filter(Files::isDirectory).sorted().toList()) {
                byte[] bytes = Files.readAllBytes(script.resolve("migration.sql"));
                expected.add(script.getFileName() + "|"
                        + HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)) + "|1");
            }
        }
        assertThat(project.prod()
                        .rows("select migration_name, checksum, applied_steps_count from _prisma_migrations"
                                + " where finished_at is not null and rolled_back_at is null order by 1"))
                .isEqualTo(expected);
    }

    @Test
    void staging_wants_its_own_gates_and_no_confirmations() throws IOException {
        TestProject project = TestProject.prisma(Files.createDirectories(folder.resolve("project")))
                .migration("20250101000000_init", "create table product (id int primary key);\n");
        Invocation shut = run(project, "deploy", "--env", "staging", "--format", "json");
        assertThat(shut.exitCode()).isEqualTo(2);
        assertThat(states(shut.json()))
                .containsExactly(
                        "scripts-committed failed",
                        "applied-before failed",
                        "history-clean passed",
                        "history-lock passed",
                        "idle-transactions passed",
                        "disk-space passed",
                        "preview passed",
                        "recent-backup failed",
                        "consequences passed");
        Invocation text = run(project, "deploy", "--env", "staging");
        assertThat(text.out()).contains("✗ failed", "1 of 1 are not applied on dev", "touches public.product: created");
        assertThat(run(project, "migrate", "--env", "dev").exitCode()).isZero();
        Invocation done = run(
                project,
                "deploy",
                "--env",
                "staging",
                "--tick",
                "scripts-committed=Ann",
                "--waive",
                "recent-backup=nothing is there yet");
        assertThat(done.exitCode()).as(done.err()).isZero();
        assertThat(done.out()).contains("1 migration applied on staging.", "✓ passed  report");
    }

    @Test
    void in_peak_hours_a_reason_waives_the_gate_and_is_recorded() throws IOException {
        TestProject project = shop("prisma");
        String text = Files.readString(project.workspace());
        Files.writeString(project.workspace(), text.replace("\"version\": 1,", """
                "version": 1, "peakHours": {"days": ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
                "sunday"], "from": "00:00", "to": "00:00", "zone": "UTC"},"""));
        String[] both = with(
                opened(), "--plan", digest(project), "--confirm", project.prod().name(), "--format", "json");
        Invocation bare = run(project, both);
        assertThat(states(bare.json())).contains("change-window failed");
        assertThat(bare.exitCode()).isEqualTo(3);
        Invocation done = run(project, with(both, "--reason", "the shop is down"));
        assertThat(done.exitCode()).as(done.err()).isZero();
        assertThat(states(done.json())).contains("change-window waived");
        assertThat(done.out()).contains("Reason: the shop is down");
    }

    @Test
    void an_unreadable_checklist_is_64_and_nothing_is_changed() throws IOException {
        TestProject project = shop("prisma");
        Untouched before = Untouched.now(project.prod());
        Files.writeString(
                project.folder().resolve("checklist.json"), "{\n  \"version\": 1,\n  \"items\": [{\"id\": 7}]\n}");
        Invocation refused = run(project, "deploy", "--env", "prod");
        assertThat(refused.exitCode()).isEqualTo(64);
        assertThat(refused.err()).contains("checklist.json, line 3: items[0].id is a number");
        before.assertStill();
    }

    /** Both migrations are on development and staging. */
    private TestProject shop(String kind) throws IOException {
        Path at = Files.createDirectories(folder.resolve("project"));
        TestProject project = kind.equals("prisma") ? TestProject.prisma(at) : TestProject.flyway(at);
        boolean prisma = kind.equals("prisma");
        project.migration(
                        prisma ? "20250101000000_init" : "V1__init.sql", "create table product (id int primary key);\n")
                .migration(
                        prisma ? "20250102000000_add_price" : "V2__add_price.sql",
                        "alter table product add column price int;\n");
        String text = Files.readString(project.workspace());
        Files.writeString(
                project.workspace(),
                text.replace(
                        "\"environment\": \"production\"",
                        "\"environment\": \"production\", \"contacts\": [\"On call: +49 30 1234567\"]"));
        assertThat(run(project, "migrate", "--env", "dev").exitCode()).isZero();
        assertThat(run(project, "migrate", "--env", "staging").exitCode()).isZero();
        return project;
    }

    /** What opens every gate but the guard's own two. */
    private String[] opened() throws IOException {
        Path dump = Files.writeString(
                folder.resolve("prod.sql"),
                "--\n-- PostgreSQL database dump\n--\n\n--\n-- PostgreSQL database dump complete\n--\n");
        return new String[] {
            "deploy",
            "--env",
            "prod",
            "--backup",
            dump.toString(),
            "--tick",
            "scripts-committed=Ann",
            "--tick",
            "team-notified=Ann",
            "--tick",
            "monitoring-ready=Ann",
            "--tick",
            "rollback-documented=Ann",
            "--tick",
            "backup-strategy=Ann",
            "--tick",
            "downtime-scheduled=Ann",
            "--tick",
            "staging-tested=Ann",
            "--waive",
            "tests-passing=agreed with Bo",
            "--rollback-time",
            "15"
        };
    }

    private static String[] with(String[] args, String... more) {
        return Stream.concat(Stream.of(args), Stream.of(more)).toArray(String[]::new);
    }

    private static List<String> states(JsonNode json) {
        return json.at("/gates")
                .valueStream()
                .map(gate ->
                        gate.at("/name").stringValue() + " " + gate.at("/state").stringValue())
                .toList();
    }

    private String digest(TestProject project) {
        return run(project, "preview", "--env", "prod", "--format", "json")
                .json()
                .at("/digest")
                .stringValue();
    }

    private static List<String> history(TestProject project) {
        return project.prod().rows("select to_regclass('_prisma_migrations'), to_regclass('flyway_schema_history')");
    }

    private Invocation run(TestProject project, String... args) {
        return Invocation.of(
                services, with(args, "--workspace", project.workspace().toString()));
    }
}
