package org.lockkeeper.sandbox;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.lockkeeper.client.ChildEnvironment;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.files.SafeFiles;

/** {@code initdb} and {@code pg_ctl} of one server version, run for one data folder. */
final class ServerPrograms {
    /** How long {@code pg_ctl} itself waits, in seconds; the process gets a little longer to say so. */
    static final long PATIENCE_SECONDS = 60;

    private static final Duration MARGIN = Duration.ofSeconds(10);
    private static final int TAIL_LINES = 3;

    private final Path home;
    private final Path data;

    ServerPrograms(Path home, Path data) {
        this.home = home;
        this.data = data;
    }

    /**
     * Runs a program to its end.
     *
     * @param log the server's log, to be quoted where the program's own words only point there
     * @throws LockkeeperException if it fails, with what to do about it
     */
    void run(Path log, String program, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(ServerUser.detect().prefix());
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        SafeFiles.createParents(data);
        // A file and not a pipe: the server inherits it and would keep a pipe open for ever.
        Path output = data.resolveSibling(data.getFileName() + "." + program + ".out");
        SafeFiles.createPrivate(output);
        Process process = start(command, output);
        try {
            if (!process.waitFor(PATIENCE_SECONDS + MARGIN.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(program + " did not end within " + PATIENCE_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException(program + " was interrupted", e);
        }
        if (process.exitValue() != 0) {
            throw ServerFailure.explain(program, data, tail(output), tail(log));
        }
    }

    private Process start(List<String> command, Path output) throws IOException {
        try {
            return ChildEnvironment.english(command)
                    .redirectErrorStream(true)
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(output.toFile())
                    .start();
        } catch (IOException e) {
            throw ServerFailure.explain(command.getLast(), data, String.valueOf(e.getMessage()), "");
        }
    }

    private static String tail(Path file) throws IOException {
        if (!Files.exists(file)) {
            return "";
        }
        List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        return String.join(" ", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()))
                .strip();
    }
}
