package org.lockkeeper.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.connection.PasswordSource;
import org.lockkeeper.connection.SslMode;
import org.lockkeeper.guard.Confirmer;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.sandbox.Cluster;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.testing.TestPostgres;

/** A server that wants a password, and a look at every program that is started for it while it runs. */
class NoPasswordShownTest {
    private static final String PASSWORD = "se:cr\\et'\"x";

    private static final Pattern PROGRAM =
            Pattern.compile("/(pg_dump|pg_dumpall|pg_restore|psql|postgres|initdb)\\x00");

    @TempDir
    private Path folder;

    private final Set<String> secrets = new TreeSet<>();
    private Cluster cluster;
    private BackupWorkshop shop;

    @BeforeEach
    void a_server_that_wants_it() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(Path.of("/proc/self")), "this system has no /proc to look into");
        Path secret = Files.writeString(folder.resolve("superuser"), PASSWORD + "\n");
        cluster = new Cluster(TestPostgres.binaries().home(TestPostgres.USUAL_MAJOR), folder.resolve("server/data"));
        cluster.initialise(secret);
        int port = cluster.start(List.of("fsync=off"));
        shop = new BackupWorkshop(folder, List.of(profile(port)), Optional.of(PASSWORD)).with(pausing());
    }

    @AfterEach
    void stop() throws IOException {
        shop.close();
        cluster.stop();
    }

    @Test
    void no_program_of_a_backup_its_proof_and_its_restore_shows_a_password() throws IOException {
        Backup backup = watched(() -> shop.backUp(BackupFormat.CUSTOM), "pg_dump", "pg_restore", "pg_dumpall");
        assertThat(backup.manifest().globals()).isPresent();
        BackupProof proof = watched(
                () -> shop.service().verify(backup, shop.listener(), Confirmer.NOBODY, new CancelToken()),
                "pg_restore");
        assertThat(proof.passed()).as(proof.toString()).isTrue();
        assertThat(secrets).as("that of the server for the test restore, too").hasSize(2);
        watched(() -> shop.restore(backup.name(), RestoreWish.USUAL), "pg_restore");
    }

    @Test
    void no_program_of_a_plain_script_shows_a_password() throws IOException {
        Backup backup = watched(() -> shop.backUp(BackupFormat.PLAIN), "pg_dump", "pg_dumpall");
        watched(() -> shop.restore(backup.name(), RestoreWish.USUAL), "psql");
    }

    /** Looks at every program as long as the work takes, and expects to have seen these among them. */
    private <T> T watched(Supplier<T> work, String... programs) throws IOException {
        CompletableFuture<T> running = CompletableFuture.supplyAsync(work);
        Set<String> seen = new TreeSet<>();
        while (!running.isDone()) {
            look(seen);
            Files.writeString(folder.resolve("go"), "");
        }
        T result = running.join();
        assertThat(seen).contains(programs);
        return result;
    }

    /** Each program waits until it was looked at: it takes the mark away and waits for the next. */
    private Map<String, String> pausing() {
        String wait = "rm -f '%s'\nuntil [ -e '%s' ]; do sleep 0.02; done\n\"$real\" \"$@\"\n"
                .formatted(folder.resolve("go"), folder.resolve("go"));
        return Map.of("pg_dump", wait, "pg_restore", wait, "pg_dumpall", wait, "psql", wait);
    }

    private void look(Set<String> seen) throws IOException {
        findSecrets();
        for (ProcessHandle child : ProcessHandle.current().descendants().toList()) {
            for (String what : List.of("cmdline", "environ")) {
                Path file = Path.of("/proc", Long.toString(child.pid()), what);
                String text;
                try {
                    text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                } catch (IOException e) {
                    // It has ended meanwhile.
                    continue;
                }
                assertThat(text)
                        .doesNotContain("se:cr")
                        .doesNotContain("cr\\et")
                        .doesNotContain("PGPASSWORD");
                secrets.forEach(secret -> assertThat(text).doesNotContain(secret));
                PROGRAM.matcher(text).results().forEach(found -> seen.add(found.group(1)));
            }
        }
    }

    /** The passwords in the files that programs are led to: also that of a server for a test restore, which nobody else knows. */
    private void findSecrets() throws IOException {
        Path runs = folder.resolve("backups/runs");
        if (!Files.isDirectory(runs)) {
            return;
        }
        for (Path run : list(runs)) {
            try {
                String line = Files.readString(run.resolve("pgpass")).strip();
                if (!line.isEmpty()) {
                    secrets.add(line.substring(line.lastIndexOf(':') + 1));
                }
            } catch (NoSuchFileException e) {
                // It is not written yet, or gone already.
            }
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory).toList();
        }
    }

    private static ConnectionProfile profile(int port) {
        return new ConnectionProfile(
                "prod",
                Environment.PRODUCTION,
                "127.0.0.1",
                port,
                "postgres",
                Cluster.USER,
                SslMode.PREFER,
                new PasswordSource.Pgpass(),
                Optional.empty());
    }
}
