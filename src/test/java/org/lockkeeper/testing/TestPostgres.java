package org.lockkeeper.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;
import org.lockkeeper.sandbox.Cluster;
import org.lockkeeper.sandbox.PostgresBinaries;

/**
 * One server a major, started on first use and shared by the whole run; stopped when the JVM ends. An embedded cluster, or with the
 * build's profile {@code containers} an image of Docker's.
 */
public final class TestPostgres {
    /** The major that tests use unless they want every one. */
    public static final int USUAL_MAJOR = 15;

    private static final Map<Integer, TestPostgres> RUNNING = new ConcurrentHashMap<>();
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final Optional<Cluster> cluster;
    private final int port;

    private TestPostgres(Optional<Cluster> cluster, int port) {
        this.cluster = cluster;
        this.port = port;
    }

    /** Every major that is tested; the source of parameterised tests. */
    public static List<Integer> majors() {
        return List.of(14, 15, 16, 17, 18);
    }

    public static TestPostgres usual() {
        return major(USUAL_MAJOR);
    }

    public static TestPostgres major(int major) {
        return RUNNING.computeIfAbsent(
                major, Boolean.getBoolean("lockkeeper.containers") ? TestPostgres::contain : TestPostgres::launch);
    }

    /** A cluster of one's own, to be stopped by the caller; for tests that kill or reconfigure a server. */
    public static TestPostgres own(int major, Path folder, String... settings) {
        try {
            Cluster cluster = new Cluster(binaries().home(major), folder.resolve("pg" + major));
            cluster.initialise();
            return new TestPostgres(Optional.of(cluster), cluster.start(List.of(settings)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new, empty database; its name contains the hint. */
    public TestDatabase freshDatabase(String hint) {
        String name = hint.toLowerCase(java.util.Locale.ROOT) + "_" + DATABASES.incrementAndGet();
        new TestDatabase(port, "postgres").execute("create database \"" + name + "\"");
        return new TestDatabase(port, name);
    }

    /** The cluster behind it; skips the test where a container holds the server. */
    public Cluster cluster() {
        return cluster.orElseGet(
                () -> Assumptions.abort("this test needs the programs and files of an embedded server"));
    }

    public int port() {
        return port;
    }

    public static PostgresBinaries binaries() {
        return new PostgresBinaries(
                Path.of(System.getProperty("lockkeeper.postgres")), Path.of("target", "test-postgres"));
    }

    private static TestPostgres launch(int major) {
        Path folder = Path.of("target", "test-clusters", ProcessHandle.current().pid() + "");
        TestPostgres postgres = own(
                major,
                folder,
                "fsync=off",
                "full_page_writes=off",
                "synchronous_commit=off",
                "max_connections=200",
                "max_prepared_transactions=10",
                "shared_buffers=128MB");
        Runtime.getRuntime().addShutdownHook(new Thread(postgres::stop));
        return postgres;
    }

    private static TestPostgres contain(int major) {
        return new TestPostgres(Optional.empty(), ContainerServer.start(major));
    }

    private void stop() {
        try {
            cluster().stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
