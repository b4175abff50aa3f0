package org.lockkeeper.activity.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the window keeps its recordings of one workspace: many files of which the oldest can go. They can be read with {@code replay}
 * like any other.
 */
public final class RecordingFolder {
    private static final Logger LOG = LoggerFactory.getLogger(RecordingFolder.class);
    private static final String ENDING = ".lkrec";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    /** What was written to lately is somebody's who records, perhaps another window. */
    private static final Duration IN_USE = Duration.ofMinutes(2);

    private final Path root;
    private final Path folder;

    /**
     * @param root of all workspaces' recordings
     * @param workspace the workspace's file
     */
    public RecordingFolder(Path root, Path workspace) {
        this.root = root;
        Path parent = workspace.toAbsolutePath().getParent();
        Path name = parent == null ? null : parent.getFileName();
        this.folder = root.resolve(safe(name == null ? "workspace" : name.toString()) + "-"
                + hash(workspace.toAbsolutePath().toString()));
    }

    /** The name of a file that begins with a reading of that moment. */
    public Path file(String environment, Instant first) {
        return folder.resolve(named(environment) + "_" + STAMP.format(first) + ENDING);
    }

    /** The files of an environment, oldest first. */
    List<Path> files(String environment) {
        String start = named(environment) + "_";
        return list(folder).stream()
                .filter(file -> name(file).startsWith(start)
                        && name(file).length() == start.length() + "20261125T031240123Z".length() + ENDING.length())
                .sorted()
                .toList();
    }

    /** The moment that a file begins with, to the millisecond, by the server's clock. */
    static Instant first(Path file) {
        String name = name(file);
        return STAMP.parse(name.substring(name.lastIndexOf('_') + 1, name.length() - ENDING.length()), Instant::from);
    }

    /**
     * Removes what is kept no longer, of all workspaces: what is too old, then the oldest of what is too much.
     *
     * @param now by this machine's clock, as the files' times are
     * @return how many files went
     */
    int prune(Retention retention, Instant now) {
        List<Kept> kept = list(root).stream()
                .filter(Files::isDirectory)
                .flatMap(workspace -> list(workspace).stream())
                .filter(file -> name(file).endsWith(ENDING))
                .map(Kept::of)
                .sorted(Comparator.comparing(Kept::written))
                .toList();
        long all = kept.stream().mapToLong(Kept::bytes).sum();
        int gone = 0;
        for (Kept one : kept) {
            boolean old = one.written.isBefore(now.minus(retention.age()));
            boolean free = one.written.isBefore(now.minus(IN_USE));
            if (old || (all > retention.bytes() && free)) {
                all -= one.bytes;
                gone += one.remove() ? 1 : 0;
            }
        }
        return gone;
    }

    /** A recording with the journals that belong to it. */
    private record Kept(Path file, Instant written, long bytes) {
        static Kept of(Path file) {
            Instant written = Instant.EPOCH;
            long bytes = 0;
            for (Path part : parts(file)) {
                try {
                    Instant its = Files.getLastModifiedTime(part).toInstant();
                    written = its.isAfter(written) ? its : written;
                    bytes += Files.size(part);
                } catch (NoSuchFileException e) {
                    LOG.trace("{} is not there", part, e);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return new Kept(file, written, bytes);
        }

        boolean remove() {
            try {
                for (Path part : parts(file)) {
                    Files.deleteIfExists(part);
                }
                return true;
            } catch (IOException e) {
                LOG.warn("the old recording {} cannot be removed", file, e);
                return false;
            }
        }

        private static List<Path> parts(Path file) {
            return Stream.of("", "-wal", "-shm")
                    .map(ending -> file.resolveSibling(name(file) + ending))
                    .toList();
        }
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return new ArrayList<>(files.toList());
        } catch (NoSuchFileException e) {
            LOG.trace("nothing was recorded yet in {}", folder, e);
            return List.of();
        } catch (IOException e) {
            throw new LockkeeperException(
                    "LK-REC-FOLDER",
                    ExitCode.ATTENTION,
                    "The recordings in %s cannot be listed (%s); look at the folder and its rights."
                            .formatted(folder, e),
                    e);
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    /** Names that a file's name cannot hold are told apart by what follows. */
    private static String named(String environment) {
        String safe = safe(environment);
        return safe.equals(environment) ? safe : safe + "-" + hash(environment);
    }

    private static String safe(String name) {
        return name.replaceAll("[^A-Za-z0-9.-]", "-");
    }

    private static String hash(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8))
                .toString()
                .substring(0, 8);
    }
}
