package org.lockkeeper.sandbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.files.SafeFiles;

/**
 * One PostgreSQL cluster on 127.0.0.1, run by {@code initdb} and {@code pg_ctl}. The server is a process of its own: it outlives the
 * one that started it until {@link #stop} is called, by whichever process. The superuser is {@value #USER}, with trust on loopback.
 */
public final class Cluster {
    /** The superuser that owns everything in the cluster. */
    public static final String USER = "postgres";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String LOOPBACK = "127.0.0.1";

    private final Path home;
    private final Path data;

    /**
     * @param home the server's binaries, as {@link PostgresBinaries#home} gives them
     * @param data the data folder, which need not exist yet
     */
    public Cluster(Path home, Path data) {
        this.home = home;
        this.data = data.toAbsolutePath();
    }

    public boolean isInitialised() {
        return Files.exists(data.resolve("PG_VERSION"));
    }

    /** Creates the data folder. */
    public void initialise() throws IOException {
        SafeFiles.createParents(data);
        run(
                "initdb",
                "-D",
                data.toString(),
                "-U",
                USER,
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--locale=C",
                "--no-instructions",
                "--no-sync");
    }

    /**
     * Starts the server on a free port and waits until it answers. A lock file left by a killed server is the server's own to recognise
     * and remove.
     *
     * @param settings {@code name=value} for the server's command line
     * @return the port
     */
    public int start(List<String> settings) throws IOException {
        int port = freePort();
        StringBuilder options =
                new StringBuilder("-p " + port + " -c listen_addresses=" + LOOPBACK + " -c unix_socket_directories=");
        settings.forEach(setting -> options.append(" -c ").append(setting));
        run(
                "pg_ctl",
                "start",
                "-w",
                "-t",
                "60",
                "-D",
                data.toString(),
                "-l",
                log().toString(),
                "-o",
                options.toString());
        return port;
    }

    /** Stops the server: open transactions are rolled back. Nothing happens where none runs. */
    public void stop() throws IOException {
        if (isRunning()) {
            run("pg_ctl", "stop", "-w", "-t", "60", "-m", "fast", "-D", data.toString());
        }
    }

    /** Whether the server of this very data folder runs. */
    public boolean isRunning() throws IOException {
        return isInitialised()
                && execute("pg_ctl", "status", "-D", data.toString()).exitValue() == 0;
    }

    /** The port of the running server, from its lock file (line 4, as documented for {@code postmaster.pid}). */
    public Optional<Integer> port() throws IOException {
        if (!isRunning()) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"), StandardCharsets.UTF_8);
        return lines.size() < 4
                ? Optional.empty()
                : Optional.of(Integer.valueOf(lines.get(3).strip()));
    }

    /** The server's log. */
    public Path log() {
        return data.resolveSibling(data.getFileName() + ".log");
    }

    public Path data() {
        return data;
    }

    private void run(String program, String... arguments) throws IOException {
        Process process = execute(program, arguments);
        if (process.exitValue() != 0) {
            throw new LockkeeperException(
                    "LK-SANDBOX-" + program.toUpperCase(java.util.Locale.ROOT),
                    ExitCode.DEFECT,
                    "%s of the embedded PostgreSQL failed in %s: %s".formatted(program, data, tail(outputOf(program))));
        }
    }

    private Process execute(String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            // The server refuses root; in a user namespace of its own the same user is nobody in particular.
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        SafeFiles.createParents(data);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(outputOf(program).toFile())
                .start();
        try {
            if (!process.waitFor(PATIENCE.toSeconds() + 10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(program + " did not end within " + PATIENCE.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException(program + " was interrupted", e);
        }
        return process;
    }

    /** A file and not a pipe: the server inherits it and would keep a pipe open for ever. */
    private Path outputOf(String program) {
        return data.resolveSibling(data.getFileName() + "." + program + ".out");
    }

    private static String tail(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        return String.join(" ", lines.subList(Math.max(0, lines.size() - 3), lines.size()))
                .strip();
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name")) && Files.isExecutable(Path.of("/usr/bin/unshare"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
