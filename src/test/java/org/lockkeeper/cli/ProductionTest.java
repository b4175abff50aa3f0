package org.lockkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.testing.Untouched;

/** What production asks of the command line. */
class ProductionTest {
    private static final String FIRST = "20250101000000_init";

    @TempDir
    private Path folder;

    private TestServices services;
    private TestProject project;

    @BeforeEach
    void three_databases_and_one_migration() throws IOException {
        services = new TestServices(folder.resolve("home"));
        project = TestProject.prisma(Files.createDirectories(folder.resolve("project")))
                .migration(FIRST, "create table product (id int primary key);\n");
    }

    @Test
    void without_flags_nothing_is_changed_and_the_message_says_what_to_pass() {
        Untouched before = Untouched.now(project.prod());
        Invocation refused = run("migrate", "--env", "prod", "--format", "json");
        assertThat(refused.exitCode()).isEqualTo(3);
        assertThat(refused.err())
                .contains("--plan " + digest())
                .contains("--confirm \"" + project.prod().name() + "\"");
        assertThat(refused.json().at("/digest").stringValue()).isEqualTo(digest());
        assertThat(refused.json().at("/consequences/lines/0").stringValue()).contains(FIRST);
        before.assertStill();
    }

    @Test
    void a_wrong_digest_and_three_wrong_names_change_nothing() {
        Untouched before = Untouched.now(project.prod());
        String name = project.prod().name();
        assertThat(run("migrate", "--env", "prod", "--plan", "0".repeat(64), "--confirm", name)
                        .exitCode())
                .isEqualTo(3);
        for (String wrong : List.of(project.staging().name(), name + "x", "prod")) {
            Invocation refused = run("migrate", "--env", "prod", "--plan", digest(), "--confirm", wrong);
            assertThat(refused.exitCode()).isEqualTo(3);
            assertThat(refused.err()).startsWith("LK-GUARD-CONFIRM: ");
        }
        before.assertStill();
    }

    @Test
    void with_both_it_runs_and_the_trail_tells_it() {
        assertThat(migrateProduction().exitCode()).isZero();
        assertThat(project.prod().rows("select migration_name from _prisma_migrations"))
                .containsExactly(FIRST);
        Invocation shown = run("audit", "show", "--env", "prod", "--format", "json");
        assertThat(shown.json().at("/actions")).hasSize(1);
        assertThat(shown.json().at("/actions/0/result").stringValue()).isEqualTo("done");
        assertThat(shown.json().at("/actions/0/typedName").stringValue())
                .isEqualTo(project.prod().name());
        assertThat(run("audit", "show").out()).contains("apply migration " + FIRST);
        assertThat(run("audit", "show", "--format", "markdown").out()).startsWith("| # |");
        assertThat(run("audit", "verify").exitCode()).isZero();
        assertThat(run("audit", "export").out()).hasLineCount(2).contains("\"kind\":\"outcome\"");
    }

    @Test
    void a_tampered_trail_is_2_names_the_entry_and_stops_production() throws IOException {
        migrateProduction();
        String head =
                run("audit", "verify", "--format", "json").json().at("/head").stringValue();
        assertThat(run("audit", "verify", "--head", head).exitCode()).isZero();
        Path trail = services.audit().file();
        Files.writeString(
                trail, Files.readString(trail).replaceFirst("\"osUser\":\"[^\"]*\"", "\"osUser\":\"mallory\""));
        Invocation verify = run("audit", "verify", "--format", "json");
        assertThat(verify.exitCode()).isEqualTo(2);
        assertThat(verify.json().at("/firstBad/entry").intValue()).isEqualTo(1);
        assertThat(verify.json().at("/firstBad/kind").stringValue()).isEqualTo("changed");
        Files.writeString(trail, "");
        assertThat(run("audit", "verify").exitCode()).isEqualTo(2);
        assertThat(run("audit", "verify", "--head", "nonsense").exitCode()).isEqualTo(64);
    }

    @Test
    void without_a_trail_production_is_refused_and_development_is_not() throws IOException {
        Path audit = Files.createDirectories(folder.resolve("home/audit"));
        Files.createSymbolicLink(audit.resolve("trail.jsonl"), Path.of("/dev/full"));
        Untouched before = Untouched.now(project.prod());
        Invocation refused = migrateProduction();
        assertThat(refused.exitCode()).isEqualTo(3);
        assertThat(refused.err()).startsWith("LK-GUARD-AUDIT: ");
        before.assertStill();
        assertThat(run("migrate", "--env", "dev").exitCode()).isZero();
    }

    @Test
    void resolve_prints_what_it_would_do_and_does_it_with_both() {
        Untouched before = Untouched.now(project.prod());
        Invocation dry = run("resolve", "--env", "prod", "--applied", FIRST, "--format", "json");
        assertThat(dry.exitCode()).isEqualTo(3);
        assertThat(dry.json().at("/consequences/lines")).isNotEmpty();
        before.assertStill();
        String digest = dry.json().at("/digest").stringValue();
        assertThat(run(
                                "resolve",
                                "--env",
                                "prod",
                                "--applied",
                                FIRST,
                                "--plan",
                                digest,
                                "--confirm",
                                project.prod().name())
                        .exitCode())
                .isZero();
        assertThat(project.prod().rows("select applied_steps_count from _prisma_migrations"))
                .containsExactly("0");
    }

    @Test
    void a_staging_profile_that_wants_two_gets_two() throws IOException {
        replace("\"environment\": \"staging\"", "\"environment\": \"staging\", \"confirm\": \"twice\"");
        assertThat(run("migrate", "--env", "staging").exitCode()).isEqualTo(3);
        replace("\"confirm\": \"twice\"", "\"confirm\": \"once\"");
        assertThat(run("migrate", "--env", "staging").exitCode()).isZero();
        replace("\"environment\": \"production\"", "\"environment\": \"production\", \"confirm\": \"once\"");
        assertThat(run("status").exitCode()).isEqualTo(64);
    }

    @Test
    void in_peak_hours_production_wants_a_reason_and_keeps_it() throws IOException {
        replace("\"version\": 1,", """
                "version": 1, "peakHours": {"days": ["monday", "tuesday", "wednesday", "thursday", "friday",
                "saturday", "sunday"], "from": "00:00", "to": "00:00", "zone": "UTC"},""");
        Invocation refused = migrateProduction();
        assertThat(refused.exitCode()).isEqualTo(3);
        assertThat(refused.err()).startsWith("LK-GUARD-REASON: ").contains("within the peak hours");
        assertThat(migrateProduction("--reason", "the shop is down").exitCode()).isZero();
        assertThat(run("audit", "show", "--format", "json")
                        .json()
                        .at("/actions/0/reason")
                        .stringValue())
                .isEqualTo("the shop is down");
    }

    private String digest() {
        return run("preview", "--env", "prod", "--format", "json")
                .json()
                .at("/digest")
                .stringValue();
    }

    private Invocation migrateProduction(String... more) {
        List<String> args = new java.util.ArrayList<>(List.of(
                "migrate",
                "--env",
                "prod",
                "--plan",
                digest(),
                "--confirm",
                project.prod().name()));
        args.addAll(List.of(more));
        return run(args.toArray(String[]::new));
    }

    private void replace(String old, String other) throws IOException {
        String text = Files.readString(project.workspace());
        assertThat(text).contains(old);
        Files.writeString(project.workspace(), text.replace(old, other));
    }

    private Invocation run(String... args) {
        String[] all = java.util.Arrays.copyOf(args, args.length + 2);
        all[args.length] = "--workspace";
        all[args.length + 1] = project.workspace().toString();
        return Invocation.of(services, all);
    }
}
