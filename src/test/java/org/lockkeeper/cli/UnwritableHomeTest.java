package org.lockkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lockkeeper's own folder cannot be written: what needs it says so, and nothing is called a defect. */
class UnwritableHomeTest {
    @TempDir
    private Path folder;

    private TestProject project;

    @BeforeEach
    void project() throws IOException {
        project = TestProject.prisma(Files.createDirectories(folder.resolve("project")))
                .migration("20250101000000_good", "create table product (id int);\n");
    }

    @Test
    void no_command_calls_it_a_defect() throws IOException {
        Path made = folder.resolve("backups");
        String backup = made.resolve(run(folder.resolve("good"), "backup --env dev --format json --out " + made)
                        .json()
                        .at("/name")
                        .stringValue())
                .toString();
        Path home = unwritable();
        for (String command : List.of(
                "profiles",
                "profiles test",
                "status",
                "preview --env staging",
                "migrate --env staging",
                "deploy --env staging",
                "resolve --env staging --applied 20250101000000_good",
                "recover --env staging",
                "verify --env staging",
                "verify --env staging --save %s/before.json".formatted(folder),
                "sessions --env staging",
                "locks --env staging",
                "cancel --env dev --pid 1 --backend-start 2026-01-01T00:00:00Z",
                "record --env dev --out %s/activity.lkrec --duration 1s".formatted(folder),
                "backup --env dev --out %s/more".formatted(folder),
                "backups",
                "backups verify " + backup,
                "restore %s --env dev".formatted(backup),
                "runbook down --env dev",
                "runbook rollback --env dev",
                "runbook revert 20250101000000_good",
                "audit show",
                "audit verify",
                "audit export",
                "logs " + project.workspace(),
                "logs --env dev",
                "sandbox start",
                "sandbox status",
                "sandbox reset",
                "sandbox stop",
                "sandbox incident start stuck-alter",
                "sandbox incident check",
                "sandbox incident stop")) {
            Invocation invocation = run(home, command);
            assertThat(invocation.exitCode())
                    .as(command + ": " + invocation.err())
                    .isNotEqualTo(70);
        }
    }

    @Test
    void a_backup_names_what_cannot_be_written_and_is_not_begun() throws IOException {
        Path home = unwritable();

        Invocation backup = run(home, "backup --env dev --out " + folder.resolve("backups"));

        assertThat(backup.exitCode()).isEqualTo(2);
        assertThat(backup.err())
                .contains("LK-FILE: " + home + " could not be read or written (Not a directory): look at");
        assertThat(folder.resolve("backups")).doesNotExist();
    }

    @Test
    void what_cannot_be_written_is_2_whatever_the_command() throws IOException {
        Path home = unwritable();
        for (String command : List.of(
                "sandbox start",
                "sandbox status",
                "sandbox incident check",
                "verify --env dev --save %s/before.json".formatted(home),
                "record --env dev --out %s/activity.lkrec --duration 1s".formatted(home),
                "backup --env dev --out %s/backups".formatted(home),
                "backup --env dev --out %s/backups".formatted(folder))) {
            Invocation invocation = run(home, command);
            assertThat(invocation.exitCode())
                    .as(command + ": " + invocation.err())
                    .isEqualTo(2);
        }
    }

    /** A folder below a file: nobody can write it, root neither. */
    private Path unwritable() throws IOException {
        return Files.writeString(folder.resolve("file"), "").resolve("home");
    }

    private Invocation run(Path home, String command) {
        return Invocation.of(
                new TestServices(home),
                Stream.concat(
                                Stream.of(command.split(" ", -1)),
                                Stream.of("--workspace", project.workspace().toString()))
                        .toArray(String[]::new));
    }
}
