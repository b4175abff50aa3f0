package org.lockkeeper.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.connection.PasswordSource;
import org.lockkeeper.connection.SslMode;
import org.lockkeeper.db.Database;
import org.lockkeeper.files.ProcessLock;
import org.lockkeeper.files.SafeFiles;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.sandbox.Cluster;
import org.lockkeeper.sandbox.PostgresBinaries;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An embedded server for one test restore. It holds production's rows for a while: nobody gets in without its password, which nobody
 * else knows. What a killed process left of one is stopped and removed when the next begins.
 */
final class Throwaway implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Throwaway.class);
    private static final Duration POLL = Duration.ofMillis(20);
    private static final int PASSWORD_BYTES = 24;
    private static final String LOCK = "lock";
    private static final String DATA = "data";

    private final Path folder;
    private final ProcessLock lock;
    private final Cluster cluster;
    private final String password;
    private final int port;

    private Throwaway(Path folder, ProcessLock lock, Cluster cluster, String password, int port) {
        this.folder = folder;
        this.lock = lock;
        this.cluster = cluster;
        this.password = password;
        this.port = port;
    }

    /** Starts one of a major, after removing what killed processes left. */
    static Throwaway start(PostgresBinaries binaries, int major, Path root) {
        try {
            sweep(binaries, root);
            Path folder = root.resolve(UUID.randomUUID().toString());
            SafeFiles.createFolders(folder);
            ProcessLock lock = ProcessLock.acquire(folder.resolve(LOCK), POLL, () -> {});
            Cluster cluster = new Cluster(binaries.home(major), folder.resolve(DATA));
            boolean started = false;
            try {
                String password = password();
                Path file = folder.resolve("superuser");
                SafeFiles.write(file, password + "\n");
                cluster.initialise(file);
                Files.delete(file);
                Throwaway throwaway = new Throwaway(folder, lock, cluster, password, cluster.start(List.of()));
                started = true;
                return throwaway;
            } finally {
                if (!started) {
                    remove(cluster, folder, lock);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops and removes what killed processes left. */
    static void sweep(PostgresBinaries binaries, Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            return;
        }
        List<Path> folders;
        try (Stream<Path> entries = Files.list(root)) {
            folders = entries.filter(Files::isDirectory).toList();
        }
        for (Path left : folders) {
            Optional<ProcessLock> lock = ProcessLock.tryAcquire(left.resolve(LOCK));
            if (lock.isPresent()) {
                LOG.info("removing the server in {}, which a killed process left", left);
                // Stopping asks for no certain major.
                int any = binaries.majors().getLast();
                remove(new Cluster(binaries.home(major(left).orElse(any)), left.resolve(DATA)), left, lock.get());
            }
        }
    }

    private static Optional<Integer> major(Path folder) throws IOException {
        Path file = folder.resolve(DATA).resolve("PG_VERSION");
        return Files.exists(file)
                ? Optional.of(Integer.valueOf(Files.readString(file).strip()))
                : Optional.empty();
    }

    private static String password() {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    /** The way to its first database. */
    Database database() {
        ConnectionProfile profile = new ConnectionProfile(
                "throwaway",
                Environment.DEVELOPMENT,
                "127.0.0.1",
                port,
                "postgres",
                Cluster.USER,
                SslMode.DISABLE,
                new PasswordSource.Prompt(),
                Optional.empty());
        return new Database(profile, _ -> Optional.of(password));
    }

    private static void remove(Cluster cluster, Path folder, ProcessLock lock) throws IOException {
        try (lock) {
            cluster.stop();
            SafeFiles.delete(folder);
        }
    }

    @Override
    public void close() {
        try {
            remove(cluster, folder, lock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
