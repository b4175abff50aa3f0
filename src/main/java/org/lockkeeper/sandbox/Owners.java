package org.lockkeeper.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lockkeeper.files.SafeFiles;

/**
 * The note of who wants the sandbox to run: processes, by number and start time, so that a number given anew is not mistaken; or
 * everybody, once it was asked to stay. A process that was killed has no say any more.
 */
final class Owners {
    private static final String EVERYBODY = "everybody";

    /** Linux tells start times relative to the machine's, and corrects that one now and then. */
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    private final Path file;

    Owners(Path file) {
        this.file = file;
    }

    /** Lets the sandbox run until it is stopped explicitly. */
    void keep() throws IOException {
        write(Set.of(EVERYBODY));
    }

    boolean isKept() throws IOException {
        return read().contains(EVERYBODY);
    }

    /** Notes this process. */
    void add() throws IOException {
        Set<String> living = living();
        living.removeIf(Owners::isThisProcess);
        living.add(ProcessHandle.current().pid() + " " + startedAt(ProcessHandle.current()));
        if (!living.equals(read())) {
            write(living);
        }
    }

    /**
     * Takes this process out.
     *
     * @return whether it was in and was the last that wanted the sandbox
     */
    boolean release() throws IOException {
        Set<String> living = living();
        if (!living.removeIf(Owners::isThisProcess)) {
            return false;
        }
        write(living);
        return living.isEmpty();
    }

    /** Forgets everybody. */
    void clear() throws IOException {
        Files.deleteIfExists(file);
    }

    private Set<String> living() throws IOException {
        Set<String> living = read();
        living.removeIf(owner -> !owner.equals(EVERYBODY) && process(owner).isEmpty());
        return living;
    }

    private Set<String> read() throws IOException {
        try {
            List<String> lines = Files.readAllLines(file);
            lines.removeIf(String::isBlank);
            return new LinkedHashSet<>(lines);
        } catch (NoSuchFileException e) {
            return new LinkedHashSet<>();
        }
    }

    private void write(Set<String> owners) throws IOException {
        SafeFiles.write(file, String.join("\n", owners) + "\n");
    }

    private static boolean isThisProcess(String owner) {
        return process(owner).filter(ProcessHandle.current()::equals).isPresent();
    }

    private static Optional<ProcessHandle> process(String owner) {
        String[] parts = owner.split(" ", -1);
        if (parts.length != 2 || !(parts[0] + parts[1]).matches("\\d{1,30}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(parts[0]))
                .filter(p -> Math.abs(startedAt(p) - Long.parseLong(parts[1])) < TOLERANCE.toMillis());
    }

    private static long startedAt(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH).toEpochMilli();
    }
}
