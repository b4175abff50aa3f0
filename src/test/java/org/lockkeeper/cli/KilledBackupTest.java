package org.lockkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.client.ClientFinder;

/** The application is killed at ten points of a backup into a folder that was named for the first time, and started again. */
class KilledBackupTest {
    /** Each program, and where it stops for the kill: before, half way through, or after its work. */
    private static final List<String> POINTS = List.of(
            "pg_dump before",
            "pg_dump half",
            "pg_dump after",
            "pg_restore-list before",
            "pg_restore-list after",
            "pg_restore-rows before",
            "pg_restore-rows after",
            "pg_dumpall before",
            "pg_dumpall half",
            "pg_dumpall after");

    @TempDir
    private Path folder;

    @Test
    void no_half_backup_is_listed_and_no_password_file_stays_after_the_next_start() throws Exception {
        TestProject project = TestProject.prisma(Files.createDirectories(folder.resolve("project")));
        project.prod().execute("create table a as select generate_series(1, 1000) as id");
        for (String point : POINTS) {
            prepare(project, point);
        }
        Process process = start();
        try {
            for (String point : POINTS) {
                await(home(point).resolve("reached"), process);
                assertThat(passwords(home(point))).as(point).isNotEmpty();
            }
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        for (String point : POINTS) {
            Path home = home(point);
            Invocation listed = Invocation.of(
                    new TestServices(home),
                    "backups",
                    "--format",
                    "json",
                    "--workspace",
                    workspace(point).toString());
            assertThat(listed.exitCode()).as(point + listed.err()).isZero();
            assertThat(listed.json().at("/backups")).as(point).isEmpty();
            assertThat(passwords(home)).as(point).isEmpty();
            try (Stream<Path> left = Files.list(home.resolve("out"))) {
                assertThat(left).as(point).isEmpty();
            }
        }
    }

    private void prepare(TestProject project, String point) throws IOException {
        Path home = Files.createDirectories(home(point));
        Files.writeString(
                workspace(point),
                Files.readString(project.workspace())
                        .replaceFirst(
                                "\"version\": 1,",
                                "\"version\": 1, \"backups\": {\"clientPrograms\": [\"%s\"]},"
                                        .formatted(programs(home, point)))
                        .replace(
                                "\"prisma/migrations\"", "\"" + project.folder().resolve("prisma/migrations") + "\""));
    }

    private Process start() throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dlockkeeper.postgres=" + System.getProperty("lockkeeper.postgres"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Backups.class.getName(),
                        folder.toString()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
    }

    /** A process that makes all of these backups at once, each with a home of its own: one kill meets each at its point. */
    static final class Backups {
        private Backups() {}

        public static void main(String[] args) {
            for (String point : POINTS) {
                Path home = Path.of(args[0]).resolve(folderOf(point));
                new Thread(() -> Cli.run(
                                new String[] {
                                    "backup",
                                    "--env",
                                    "prod",
                                    "--out",
                                    home.resolve("out").toString(),
                                    "--workspace",
                                    home.resolve("lockkeeper.json").toString()
                                },
                                new TestServices(home)))
                        .start();
            }
        }
    }

    private static Path programs(Path home, String point) throws IOException {
        Path real = new ClientFinder(List.of()).all().getFirst().folder();
        Path bin = Files.createDirectories(home.resolve("bin"));
        String stop = "{ touch '%s'; sleep 600; }\n".formatted(home.resolve("reached"));
        for (String program : List.of("pg_dump", "pg_restore", "pg_dumpall", "psql")) {
            String script = """
                    #!/bin/sh
                    me=%1$s
                    case "$1" in --version) exec '%2$s/%1$s' --version;; --list) me=pg_restore-list;; --data-only) me=pg_restore-rows;; esac
                    [ "$me before" = '%3$s' ] && %4$s
                    '%2$s/%1$s' "$@" || exit
                    for a in "$@"; do case "$a" in --file=/*) file=${a#--file=};; esac; done
                    [ "$me half" = '%3$s' ] && { truncate -s 40 "$file"; touch '%5$s'; sleep 600; }
                    [ "$me after" = '%3$s' ] && %4$s
                    exit 0
                    """.formatted(program, real, point, stop.strip(), home.resolve("reached"));
            Path file = Files.writeString(bin.resolve(program), script);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        }
        return bin;
    }

    private Path home(String point) {
        return folder.resolve(folderOf(point));
    }

    private static String folderOf(String point) {
        return point.replace(' ', '-');
    }

    private Path workspace(String point) {
        return home(point).resolve("lockkeeper.json");
    }

    private static List<Path> passwords(Path home) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(file -> file.getFileName().toString().equals("pgpass"))
                    .toList();
        }
    }

    private void await(Path mark, Process process) throws IOException {
        for (int i = 0; i < 6000 && !Files.exists(mark); i++) {
            if (!process.isAlive()) {
                throw new AssertionError(Files.readString(folder.resolve("said")));
            }
            LockSupport.parkNanos(20_000_000);
        }
        assertThat(mark).as(Files.readString(folder.resolve("said"))).exists();
    }
}
