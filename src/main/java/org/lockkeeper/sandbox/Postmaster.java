package org.lockkeeper.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a data folder's lock file says of its server. The file outlives a killed server and the machine's restart, and its process
 * number may by then be another's, so that it is believed only of a process that works in this very folder.
 *
 * <p>Lines 1 (process), 4 (port) and 8 (state) as PostgreSQL's source, {@code miscadmin.h}, lays them down.
 *
 * @param process the server's process number
 * @param port 0 while the server has not said it
 * @param ready whether it takes connections
 */
record Postmaster(long process, int port, boolean ready) {
    private static final int PORT_LINE = 3;
    private static final int STATE_LINE = 7;

    /** The server that runs in the folder now. */
    static Optional<Postmaster> running(Path data) throws IOException {
        return read(data).filter(found -> isServerOf(found.process, data));
    }

    static Path file(Path data) {
        return data.resolve("postmaster.pid");
    }

    private static Optional<Postmaster> read(Path data) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(file(data), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        if (lines.isEmpty() || !lines.getFirst().strip().matches("\\d{1,10}")) {
            return Optional.empty();
        }
        int port = lines.size() > PORT_LINE && lines.get(PORT_LINE).strip().matches("\\d{1,5}")
                ? Integer.parseInt(lines.get(PORT_LINE).strip())
                : 0;
        boolean ready = lines.size() > STATE_LINE && lines.get(STATE_LINE).startsWith("ready");
        return Optional.of(new Postmaster(Long.parseLong(lines.getFirst().strip()), port, ready));
    }

    private static boolean isServerOf(long process, Path data) {
        return ProcessHandle.of(process)
                .filter(ProcessHandle::isAlive)
                .filter(handle -> worksIn(handle, data).orElse(true))
                .isPresent();
    }

    /** Whether a process has the folder as its working folder, as every process of a server has; empty where that is not told. */
    static Optional<Boolean> worksIn(ProcessHandle handle, Path data) {
        Path link = Path.of("/proc", Long.toString(handle.pid()), "cwd");
        try {
            return Optional.of(Files.readSymbolicLink(link).equals(data.toRealPath()));
        } catch (IOException | UnsupportedOperationException e) {
            // No such file system here, or another user's process: the command line is the next best witness.
            return handle.info().commandLine().map(line -> line.contains(data.toString()));
        }
    }
}
