package org.lockkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockkeeper.audit.AuditTrail;
import org.lockkeeper.connection.SecretSource;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.sandbox.Sandbox;
import org.lockkeeper.sandbox.incident.Incidents;
import org.lockkeeper.workspace.WorkspaceServices;

/** What the command line says before any database is asked. */
class CliUsageTest {
    @TempDir
    Path folder;

    private final CliServices broken = new CliServices() {
        @Override
        public WorkspaceServices open(Workspace workspace) {
            throw new IllegalStateException("secret detail");
        }

        @Override
        public SecretSource secrets() {
            throw new IllegalStateException("secret detail");
        }

        @Override
        public org.lockkeeper.logs.LogService logs() {
            return new org.lockkeeper.logs.LogService(java.time.Clock.systemUTC());
        }

        @Override
        public Sandbox sandbox() {
            throw new IllegalStateException("secret detail");
        }

        @Override
        public Incidents incidents() {
            throw new IllegalStateException("secret detail");
        }

        @Override
        public AuditTrail audit() {
            throw new IllegalStateException("secret detail");
        }

        @Override
        public Path log() {
            return folder.resolve("lockkeeper.log");
        }
    };

    private Invocation run(String... args) {
        return Invocation.of(broken, args);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "status --nonsense",
                "status extra",
                "status --format yaml",
                "status --format sql",
                "migrate --format markdown",
                "preview",
                "migrate",
                "migrate --env",
                "resolve --env dev",
                "resolve --env dev --applied a --rolled-back b",
                "repair",
                "completion fish",
                "completion bash --format sql",
                "sandbox",
                "sandbox explode",
                "sandbox incident",
                "sandbox incident start",
                "sandbox incident start earthquake",
                "sandbox start --kind rails",
                "profiles import",
                ""
            })
    void a_wrong_command_line_is_64_with_one_sentence_and_nothing_on_standard_output(String line) {
        Invocation invocation = run(line.isEmpty() ? new String[0] : line.split(" ", -1));
        assertThat(invocation.exitCode()).isEqualTo(64);
        assertThat(invocation.out()).isEmpty();
        assertThat(invocation.err()).startsWith("LK-CLI-USAGE: ").hasLineCount(1);
    }

    @Test
    void a_wrong_word_is_answered_with_the_words_as_they_are_typed() {
        assertThat(run("status", "--format", "yaml").err())
                .contains("expected one of [table, json, markdown, sql] but was 'yaml'.");
        assertThat(run("completion", "fish").err()).contains("[bash, zsh]");
        assertThat(run("sandbox", "start", "--kind", "rails").err()).contains("[prisma, flyway]");
    }

    @Test
    void a_sentence_ends_with_one_full_stop() {
        assertThat(run("--format", "json").err()).contains("Say which command to run. See");
        assertThat(run("locks", "--help").out()).contains("has pid 0.").doesNotContain("..");
    }

    @Test
    void the_help_of_the_sandbox_says_who_comes_in_without_a_password() {
        assertThat(run("sandbox", "--help").out()).contains("role shop comes in without a password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"verify", "backups verify"})
    void the_help_of_a_check_says_what_else_exits_2(String command) {
        assertThat(run((command + " --help").split(" ", -1)).out()).contains("LK-CLI-CANCELLED", "LK-CLI-OUTPUT");
    }

    @Test
    void an_at_sign_is_a_letter_and_no_file_of_arguments() throws Exception {
        Path file = Files.writeString(folder.resolve("secret.txt"), "hunter2 --help\n");

        Invocation invocation = run("status", "@" + file);

        assertThat(invocation.exitCode()).isEqualTo(64);
        assertThat(invocation.out()).isEmpty();
        assertThat(invocation.err()).contains("@" + file).doesNotContain("hunter2");
    }

    @Test
    void a_search_may_begin_with_an_at_sign() throws Exception {
        Path log = Files.writeString(folder.resolve("big.log"), "one@%d two\nthree\n");
        Files.writeString(folder.resolve("%d"), "three");

        assertThat(run("logs", log.toString(), "--grep", "@%d").out())
                .contains("one@%d two")
                .doesNotContain("three");
        assertThat(run("logs", log.toString(), "--grep", "@" + folder.resolve("%d"))
                        .out())
                .doesNotContain("three");
    }

    @Test
    void a_misspelt_command_is_answered_with_the_near_ones() {
        assertThat(run("statsu").err()).contains("Did you mean").contains("status");
    }

    @Test
    void a_missing_workspace_file_is_64_and_says_how_to_make_one() {
        Invocation invocation =
                run("status", "--workspace", folder.resolve("none.json").toString());
        assertThat(invocation.exitCode()).isEqualTo(64);
        assertThat(invocation.err())
                .contains("LK-WS-FILE")
                .contains(folder.resolve("none.json").toString())
                .contains("sandbox start");
    }

    @Test
    void with_json_an_error_is_a_document_too() {
        Invocation invocation = run(
                "status",
                "--format",
                "json",
                "--workspace",
                folder.resolve("none.json").toString());
        assertThat(invocation.json().propertyNames()).containsExactly("error");
        assertThat(invocation.json().at("/error").propertyNames()).containsExactly("code", "message");
        assertThat(invocation.json().at("/error/code").stringValue()).isEqualTo("LK-WS-FILE");
        Invocation completion = run("completion", "bash", "--format", "json");
        assertThat(completion.exitCode()).isEqualTo(64);
        assertThat(completion.json().at("/error/code").stringValue()).isEqualTo("LK-CLI-USAGE");
        assertThat(run("status", "--format=json", "--nonsense")
                        .json()
                        .at("/error/code")
                        .stringValue())
                .isEqualTo("LK-CLI-USAGE");
    }

    @Test
    void a_defect_is_70_names_the_log_and_shows_no_stack_trace() throws Exception {
        Path log = Files.createFile(folder.resolve("lockkeeper.log"));
        Invocation invocation = run("status", "--workspace", emptyWorkspace().toString());
        assertThat(invocation.exitCode()).isEqualTo(70);
        assertThat(invocation.err())
                .contains("LK-DEFECT")
                .contains("please report it with the end of " + log)
                .doesNotContain("\tat ")
                .doesNotContain("secret detail")
                .hasLineCount(1);
    }

    @Test
    void a_defect_names_no_log_that_is_not_there() throws Exception {
        assertThat(run("status", "--workspace", emptyWorkspace().toString()).err())
                .contains("its details are lost, since %s cannot be written".formatted(broken.log()));
    }

    private Path emptyWorkspace() throws IOException {
        return Files.writeString(
                folder.resolve("lockkeeper.json"),
                "{\"version\": 1, \"project\": {\"name\": \"shop\", \"kind\": \"prisma\"}, \"profiles\": []}");
    }

    @Test
    void common_options_may_stand_before_the_command() {
        String file = folder.resolve("none.json").toString();
        assertThat(run("--workspace", file, "--format", "json", "status")
                        .json()
                        .at("/error/message")
                        .stringValue())
                .contains(file);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sandbox",
                "sandbox start",
                "sandbox stop",
                "sandbox status",
                "sandbox reset",
                "profiles",
                "profiles test",
                "profiles import",
                "status",
                "preview",
                "migrate",
                "resolve",
                "repair",
                "completion"
            })
    void every_command_has_help_with_options_examples_and_exit_codes(String command) {
        Invocation invocation = run((command + " --help").strip().split(" ", -1));
        assertThat(invocation.exitCode()).isZero();
        assertThat(invocation.err()).isEmpty();
        assertThat(invocation.out())
                .contains("Usage: lockkeeper")
                .contains("--workspace")
                .contains("--format")
                .contains("64   The command line or the workspace file is wrong.")
                .contains("Examples:");
    }

    @Test
    void the_help_of_the_whole_lists_every_command() {
        assertThat(run("--help").out())
                .contains("sandbox", "profiles", "status", "preview", "migrate", "resolve", "repair", "completion");
    }

    @Test
    void the_version_names_product_and_java() {
        Invocation invocation = run("--version");
        assertThat(invocation.exitCode()).isZero();
        assertThat(invocation.out())
                .matches("(?s)lockkeeper \\d+\\.\\d+\\.\\d+\\S*\\R.*")
                .contains("Java " + System.getProperty("java.vm.version"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh"})
    void the_completion_script_is_valid_and_knows_commands_and_options(String shell) throws Exception {
        Invocation invocation = run("completion", shell);
        assertThat(invocation.exitCode()).isZero();
        assertThat(invocation.out()).contains("--only-differences", "migrate", "--rolled-back");
        Path script = Files.writeString(folder.resolve("completion.sh"), invocation.out());
        Process check = new ProcessBuilder("bash", "-n", script.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(check.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(check.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(check.exitValue()).isZero();
    }
}
