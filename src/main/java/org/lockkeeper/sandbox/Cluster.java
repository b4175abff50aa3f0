package org.lockkeeper.sandbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.files.SafeFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One PostgreSQL cluster on 127.0.0.1, run by {@code initdb} and {@code pg_ctl}. The server is a process of its own: it outlives the
 * one that started it until {@link #stop} is called, by whichever process. The superuser is {@value #USER}.
 */
public final class Cluster {
    /** The superuser that owns everything in the cluster. */
    public static final String USER = "postgres";

    private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);
    private static final Duration READY_POLL = Duration.ofMillis(50);
    private static final String LOOPBACK = "127.0.0.1";
    private static final int PORT_ATTEMPTS = 3;
    private static final int FREE_PORT_ATTEMPTS = 50;
    private static final int LOWEST_PORT = 20_000;
    private static final int HIGHEST_PORT = 32_000;

    private final ServerPrograms programs;
    private final Path data;

    /**
     * @param home the server's binaries, as {@link PostgresBinaries#home} gives them
     * @param data the data folder, which need not exist yet
     */
    public Cluster(Path home, Path data) {
        this.data = data.toAbsolutePath();
        this.programs = new ServerPrograms(home, this.data);
    }

    /** Whether the data folder is there and whole, as far as its first files tell. */
    public boolean isInitialised() throws IOException {
        return major(data).isPresent();
    }

    /** The major that a data folder was made by; empty where it is not there or not whole. */
    static Optional<Integer> major(Path data) throws IOException {
        Path version = data.resolve("PG_VERSION");
        if (!Files.exists(version) || !Files.exists(data.resolve("global/pg_control"))) {
            return Optional.empty();
        }
        String text = Files.readString(version).strip();
        return text.matches("\\d{1,3}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    /** Creates the data folder, and lets every local user in without a password: for throwaway clusters only. */
    public void initialise() throws IOException {
        initialise(List.of("-A", "trust"));
    }

    /**
     * Creates the data folder.
     *
     * @param superuserPassword a file with one line, the password that {@link #USER} has to give
     */
    public void initialise(Path superuserPassword) throws IOException {
        initialise(List.of("-A", "scram-sha-256", "--pwfile", superuserPassword.toString()));
    }

    private void initialise(List<String> authentication) throws IOException {
        SafeFiles.createParents(data);
        List<String> arguments = new ArrayList<>(List.of("-D", data.toString(), "-U", USER));
        arguments.addAll(authentication);
        arguments.addAll(List.of("-E", "UTF8", "--locale=C", "--no-instructions", "--no-sync"));
        programs.run(log(), "initdb", arguments);
    }

    /**
     * Starts the server on a free port and waits until it answers.
     *
     * @param settings {@code name=value} for the server's command line
     * @return the port
     */
    public int start(List<String> settings) throws IOException {
        return start(Optional.empty(), settings);
    }

    /**
     * Starts the server and waits until it answers; what a killed server left behind is cleared away first.
     *
     * @param preferred the port to take if it is free; any free one otherwise
     * @param settings {@code name=value} for the server's command line, without spaces
     * @return the port
     */
    public int start(Optional<Integer> preferred, List<String> settings) throws IOException {
        if (!isRunning() && Files.deleteIfExists(Postmaster.file(data))) {
            LOG.info("the server of {} was killed; what is left of it is cleared away", data);
            Orphans.end(data);
        }
        int port = preferred.filter(Cluster::isFree).orElseGet(Cluster::freePort);
        for (int attempt = 1; ; attempt++) {
            try {
                launch(port, settings);
                return port;
            } catch (LockkeeperException e) {
                // Between the choice of a port and the server's own binding another program can take it.
                if (attempt == PORT_ATTEMPTS || !"LK-SANDBOX-PORT".equals(e.code())) {
                    throw e;
                }
                LOG.info("port {} was taken meanwhile", port);
                port = freePort();
            }
        }
    }

    private void launch(int port, List<String> settings) throws IOException {
        StringBuilder options =
                new StringBuilder("-p " + port + " -c listen_addresses=" + LOOPBACK + " -c unix_socket_directories=");
        settings.forEach(setting -> options.append(" -c ").append(setting));
        programs.run(
                log(),
                "pg_ctl",
                List.of(
                        "start",
                        "-w",
                        "-t",
                        Long.toString(ServerPrograms.PATIENCE_SECONDS),
                        "-D",
                        data.toString(),
                        "-l",
                        log().toString(),
                        "-o",
                        options.toString()));
    }

    /** Stops the server: open transactions are rolled back. Nothing happens where none runs. */
    public void stop() throws IOException {
        if (isRunning() && !isInitialised()) {
            // pg_ctl would not look at a folder that has lost its first files; the server's processes still work in it.
            Orphans.end(data);
        } else if (isRunning()) {
            programs.run(
                    log(),
                    "pg_ctl",
                    List.of(
                            "stop",
                            "-w",
                            "-t",
                            Long.toString(ServerPrograms.PATIENCE_SECONDS),
                            "-m",
                            "fast",
                            "-D",
                            data.toString()));
        }
    }

    /** Whether the server of this very data folder runs, perhaps still starting or stopping. */
    public boolean isRunning() throws IOException {
        return Postmaster.running(data).isPresent();
    }

    /** The port of the running server, once it takes connections. */
    public Optional<Integer> port() throws IOException {
        return Postmaster.running(data).filter(Postmaster::ready).map(Postmaster::port);
    }

    /**
     * The port of a running server, after waiting until it takes connections.
     *
     * @return empty where no server runs, or where it gave up meanwhile
     */
    public Optional<Integer> awaitPort() throws IOException {
        Optional<Postmaster> server = Postmaster.running(data);
        long deadline = System.nanoTime()
                + Duration.ofSeconds(ServerPrograms.PATIENCE_SECONDS).toNanos();
        while (server.isPresent() && !server.get().ready() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(READY_POLL.toNanos());
            server = Postmaster.running(data);
        }
        return server.filter(Postmaster::ready).map(Postmaster::port);
    }

    /** The server's log. */
    public Path log() {
        return log(data);
    }

    static Path log(Path data) {
        return data.resolveSibling(data.getFileName() + ".log");
    }

    public Path data() {
        return data;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            LOG.debug("port {} is taken", port, e);
            return false;
        }
    }

    /**
     * Below the range from which systems hand ports to outgoing connections: one of those would be taken by somebody's connection when
     * its server comes back, and who wrote the port down would have to look for the new one.
     */
    private static int freePort() {
        for (int attempt = 0; attempt < FREE_PORT_ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST_PORT, HIGHEST_PORT);
            if (isFree(port)) {
                return port;
            }
        }
        return anyFreePort();
    }

    private static int anyFreePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
