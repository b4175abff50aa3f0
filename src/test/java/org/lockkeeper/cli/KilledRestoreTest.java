package org.lockkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.throwable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.client.ClientFinder;
import org.lockkeeper.testing.Await;
import org.lockkeeper.testing.OpenTransaction;
import org.lockkeeper.testing.TestDatabase;

/** The application is killed in the middle of a proof, and in the middle of a swap. */
class KilledRestoreTest {
    @TempDir
    private Path folder;

    private TestProject project;
    private String name;

    @BeforeEach
    void a_backup() throws IOException {
        project = TestProject.prisma(Files.createDirectories(folder.resolve("project")));
        project.prod().execute("create table a as select generate_series(1, 1000) as id");
        Files.createDirectories(folder.resolve("home"));
        // Unpacking servers anew takes seconds.
        Path unpacked =
                Files.createDirectories(Path.of("target", "test-postgres")).toAbsolutePath();
        Files.createSymbolicLink(folder.resolve("home/postgres"), unpacked);
        Files.writeString(
                project.workspace(),
                Files.readString(project.workspace())
                        .replaceFirst(
                                "\"version\": 1,",
                                "\"version\": 1, \"backups\": {\"folders\": [\"%s\"], \"clientPrograms\": [\"%s\"]},"
                                        .formatted(folder.resolve("out"), programs())));
        Invocation made = run("backup", "--env", "prod", "--format", "json");
        assertThat(made.exitCode()).as(made.err()).isZero();
        name = made.json().get("name").asString();
    }

    @AfterEach
    void whatever_was_made_is_dropped() {
        TestDatabase first = new TestDatabase(project.prod().port(), "postgres");
        for (String made : first.rows("select datname from pg_database where datname like '"
                + project.prod().name() + "\\_%'")) {
            first.execute("drop database \"" + made + "\" with (force)");
        }
    }

    @Test
    void a_proof_that_is_killed_leaves_no_server_no_password_file_and_no_verdict() throws Exception {
        Files.writeString(folder.resolve("stop"), "");
        Process process = start("backups", "verify", name);
        try {
            while (!Files.exists(folder.resolve("reached"))) {
                assertThat(process.isAlive()).as(said()).isTrue();
                LockSupport.parkNanos(20_000_000);
            }
            assertThat(left("pgpass")).isNotEmpty();
            assertThat(left("postmaster.pid")).isNotEmpty();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        int port = Integer.parseInt(
                Files.readAllLines(left("postmaster.pid").getFirst()).get(3));
        Files.delete(folder.resolve("stop"));
        Invocation listed = run("backups", "--format", "json");
        assertThat(listed.json().at("/backups/0/verified").isNull()).isTrue();
        assertThat(left("pgpass")).isEmpty();
        assertThat(left("postmaster.pid")).isEmpty();
        assertThatThrownBy(() -> new TestDatabase(port, "postgres").connect())
                .asInstanceOf(throwable(SQLException.class))
                .extracting(SQLException::getSQLState)
                .isEqualTo("08001");
    }

    @Test
    void a_swap_that_is_killed_leaves_the_present_database_in_its_place_and_the_new_one_whole() throws Exception {
        TestDatabase prod = project.prod();
        TestDatabase beside = new TestDatabase(prod.port(), "postgres");
        String[] swap = {"restore", name, "--env", "prod", "--swap", "--format", "json"};
        String digest = digest(run(swap));
        List<String> confirmed = new ArrayList<>(List.of(swap));
        confirmed.addAll(List.of("--plan", digest, "--confirm", prod.name()));
        // Whoever holds the database's own lock keeps the renaming from going on.
        try (OpenTransaction _ = OpenTransaction.of(beside, "comment on database \"" + prod.name() + "\" is 'held'")) {
            Process process = start(confirmed.toArray(String[]::new));
            try {
                while (beside.rows(
                                "select 1 from pg_stat_activity where query ilike '%alter database%rename%' and wait_event_type = 'Lock'")
                        .isEmpty()) {
                    assertThat(process.isAlive()).as(said()).isTrue();
                    LockSupport.parkNanos(20_000_000);
                }
            } finally {
                process.destroyForcibly();
            }
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
        Await.row(
                beside,
                "select 1 where not exists (select 1 from pg_stat_activity where query ilike '%alter database%rename%' and state <> 'idle' and pid <> pg_backend_pid())");
        assertThat(beside.rows("select datname from pg_database where datname like '" + prod.name() + "%' order by 1"))
                .containsExactly(prod.name(), prod.name() + "_restored");
        assertThat(beside.rows("select datallowconn from pg_database where datname = '" + prod.name() + "'"))
                .containsExactly("t");
        assertThat(prod.rows("select count(*) from a")).containsExactly("1000");
        assertThat(new TestDatabase(prod.port(), prod.name() + "_restored").rows("select count(*) from a"))
                .containsExactly("1000");
        assertThat(run(swap).err()).contains("There is a database \"" + prod.name() + "_restored\" already");
        List<String> again = new ArrayList<>(List.of(swap));
        again.addAll(List.of("--into", prod.name() + "_second"));
        again.addAll(List.of("--plan", digest(run(again.toArray(String[]::new))), "--confirm", prod.name()));
        Invocation done = run(again.toArray(String[]::new));
        assertThat(done.exitCode()).as(done.err()).isZero();
        assertThat(prod.rows("select count(*) from a")).containsExactly("1000");
        assertThat(left("pgpass")).isEmpty();
    }

    private static String digest(Invocation refused) {
        assertThat(refused.exitCode()).as(refused.err()).isEqualTo(3);
        return refused.json().get("digest").asString();
    }

    /** The installed ones; pg_restore stops before it restores as long as the mark is there. */
    private Path programs() throws IOException {
        Path real = new ClientFinder(List.of()).all().getFirst().folder();
        Path bin = Files.createDirectories(folder.resolve("bin"));
        for (String program : List.of("pg_dump", "pg_restore", "pg_dumpall", "psql")) {
            Path file = Files.writeString(bin.resolve(program), """
                    #!/bin/sh
                    case "%1$s $*" in pg_restore*--dbname=*) [ -e '%3$s' ] && { touch '%4$s'; exec sleep 600; };; esac
                    exec '%2$s/%1$s' "$@"
                    """.formatted(
                            program, real, folder.resolve("stop"), folder.resolve("reached")));
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        }
        return bin;
    }

    private Process start(String... command) throws IOException {
        List<String> all = new ArrayList<>(CliProcess.command(folder.resolve("home")));
        all.addAll(List.of(command));
        all.addAll(List.of("--workspace", project.workspace().toString()));
        return new ProcessBuilder(all)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
    }

    private String said() throws IOException {
        return Files.readString(folder.resolve("said"));
    }

    private Invocation run(String... command) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of("--workspace", project.workspace().toString()));
        return Invocation.of(new TestServices(folder.resolve("home")), all.toArray(String[]::new));
    }

    private List<Path> left(String file) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("home"))) {
            return files.filter(found -> found.getFileName().toString().equals(file))
                    .toList();
        }
    }
}
