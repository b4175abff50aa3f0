package org.lockkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The newcomer's way: one sandbox, in one test, since making it takes seconds. */
class SandboxTest {
    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        run("sandbox", "stop");
    }

    private Invocation run(String... args) {
        return Invocation.of(new TestServices(folder), args);
    }

    @Test
    void start_prints_the_workspace_file_alone_and_status_on_it_is_2() {
        assertThat(run("sandbox", "status", "--format", "json")
                        .json()
                        .at("/running")
                        .booleanValue())
                .isFalse();
        Invocation start = run("sandbox", "start");
        assertThat(start.exitCode()).as(start.err()).isZero();
        Path workspace = Path.of(start.out().strip());
        assertThat(start.out()).hasLineCount(1);
        assertThat(start.err()).isEmpty();
        assertThat(workspace).isRegularFile();
        every_file_is_its_owners_alone(Objects.requireNonNull(workspace.getParent()));

        Invocation status = run("status", "--workspace", workspace.toString(), "--format", "json");
        assertThat(status.exitCode()).isEqualTo(2);
        assertThat(status.json()
                        .at("/environments")
                        .valueStream()
                        .map(e -> e.at("/name").stringValue() + " "
                                + e.at("/environment").stringValue()))
                .containsExactly("dev development", "staging staging", "prod production");
        assertThat(status.json()
                        .at("/environments")
                        .valueStream()
                        .map(e -> e.at("/systemIdentifier").stringValue())
                        .distinct())
                .hasSize(3);

        records_what_was_filled_under_the_environment_that_it_is();
        assertThat(run("migrate", "--env", "prod", "--workspace", workspace.toString())
                        .exitCode())
                .isEqualTo(3);
        for (String file : List.of("lockkeeper.json", "lockkeeper-flyway.json")) {
            warns_of_what_a_later_migration_would_fail_on(workspace.resolveSibling(file));
            deploys_production_level_with_staging(workspace.resolveSibling(file));
        }
        Invocation log = run("logs", "--env", "prod", "--workspace", workspace.toString(), "--grep", "(?i)alter table");
        assertThat(log.exitCode()).as(log.err()).isZero();
        Invocation sandbox = run("sandbox", "status", "--format", "json");
        assertThat(sandbox.json().at("/running").booleanValue()).isTrue();
        assertThat(sandbox.json().at("/clusters/0/port").intValue()).isPositive();

        assertThat(run("sandbox", "stop", "--format", "json")
                        .json()
                        .at("/running")
                        .booleanValue())
                .isFalse();
        assertThat(run("status", "--workspace", workspace.toString()).exitCode())
                .isEqualTo(4);
    }

    private static void every_file_is_its_owners_alone(Path sandbox) {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        try (Stream<Path> all = Files.walk(sandbox)) {
            assertThat(all.filter(Files::isRegularFile))
                    .anyMatch(file -> file.endsWith("schema.prisma"))
                    .anyMatch(file -> file.toString().endsWith(".initdb.out"))
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void records_what_was_filled_under_the_environment_that_it_is() {
        assertThat(run("audit", "show", "--format", "json")
                        .json()
                        .at("/actions")
                        .valueStream()
                        .map(action -> action.at("/environment").stringValue() + ": "
                                + action.at("/operation").stringValue() + ", "
                                + action.at("/asked").stringValue()))
                .allSatisfy(action -> assertThat(action)
                        .matches("(development: fill the sandbox cluster dev|staging: fill the sandbox cluster staging|"
                                + "production: fill the sandbox cluster prod)(: apply \\d+ migrations)?, free"))
                .contains("production: fill the sandbox cluster prod: apply 3 migrations, free");
    }

    private void warns_of_what_a_later_migration_would_fail_on(Path workspace) {
        Invocation verify = run("verify", "--env", "staging", "--workspace", workspace.toString(), "--format", "json");
        assertThat(verify.json()
                        .at("/checks")
                        .valueStream()
                        .filter(check -> Set.of("catalogue-is-filled", "one-user-an-address", "order-totals")
                                .contains(check.at("/name").stringValue()))
                        .map(check -> check.at("/name").stringValue() + " "
                                + check.at("/severity").stringValue() + " "
                                + check.at("/passed").booleanValue()))
                .containsExactly(
                        "catalogue-is-filled error true",
                        "one-user-an-address warning false",
                        "order-totals warning false");
    }

    /** As the documentation has it: the two confirmations, and up to where staging is. */
    private void deploys_production_level_with_staging(Path workspace) {
        String file = workspace.toString();
        Invocation all = run("deploy", "--env", "prod", "--workspace", file);
        assertThat(all.exitCode()).isEqualTo(3);
        Matcher advice = Pattern.compile("Up\\s+to\\s+(\\S+)\\s+it").matcher(all.out());
        assertThat(advice.find()).as(all.out()).isTrue();
        String to = advice.group(1);
        Invocation dry = run("deploy", "--env", "prod", "--to", to, "--workspace", file, "--format", "json");
        assertThat(dry.exitCode()).isEqualTo(3);
        Invocation done = run(
                "deploy",
                "--env",
                "prod",
                "--to",
                to,
                "--workspace",
                file,
                "--plan",
                dry.json().at("/digest").stringValue(),
                "--confirm",
                dry.json().at("/consequences/database").stringValue(),
                "--format",
                "json");
        assertThat(done.exitCode()).as(done.out() + done.err()).isZero();
        assertThat(done.json().at("/applied")).hasSize(3);
        Invocation status = run("status", "--workspace", file, "--format", "json");
        assertThat(status.json().at("/environments/2/applied").intValue())
                .isEqualTo(status.json().at("/environments/1/applied").intValue());
    }
}
