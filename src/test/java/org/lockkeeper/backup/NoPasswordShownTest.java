package org.lockkeeper.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.connection.PasswordSource;
import org.lockkeeper.connection.SslMode;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.sandbox.Cluster;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.testing.TestPostgres;

/** A server that wants a password, and a look at every program that is started for it while it runs. */
class NoPasswordShownTest {
    private static final String PASSWORD = "se:cr\\et'\"x";

    @TempDir
    private Path folder;

    @Test
    void no_child_shows_the_password_in_its_arguments_or_its_environment() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(Path.of("/proc/self")), "this system has no /proc to look into");
        Path secret = Files.writeString(folder.resolve("superuser"), PASSWORD + "\n");
        Cluster cluster =
                new Cluster(TestPostgres.binaries().home(TestPostgres.USUAL_MAJOR), folder.resolve("server/data"));
        cluster.initialise(secret);
        int port = cluster.start(List.of("fsync=off"));
        try (BackupWorkshop shop =
                new BackupWorkshop(folder, List.of(profile(port)), Optional.of(PASSWORD)).with(pausing())) {
            CompletableFuture<Backup> running = CompletableFuture.supplyAsync(() -> shop.service()
                    .backup(
                            "prod",
                            Optional.of(shop.out),
                            BackupOptions.USUAL,
                            true,
                            shop.listener(),
                            new CancelToken()));
            int looked = 0;
            while (!running.isDone()) {
                looked += look();
                Files.writeString(folder.resolve("go"), "");
            }
            assertThat(running.join().manifest().globals()).isPresent();
            assertThat(looked).isGreaterThan(3);
        } finally {
            cluster.stop();
        }
    }

    /** Each program waits until it was looked at: it takes the mark away and waits for the next. */
    private Map<String, String> pausing() {
        String wait = "rm -f '%s'\nuntil [ -e '%s' ]; do sleep 0.02; done\n\"$real\" \"$@\"\n"
                .formatted(folder.resolve("go"), folder.resolve("go"));
        return Map.of("pg_dump", wait, "pg_restore", wait, "pg_dumpall", wait);
    }

    private static int look() throws IOException {
        int looked = 0;
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
                looked += text.contains("dbname=") ? 1 : 0;
            }
        }
        return looked;
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
