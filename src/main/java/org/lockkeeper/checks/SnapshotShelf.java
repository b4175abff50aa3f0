package org.lockkeeper.checks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.files.SafeFiles;
import org.lockkeeper.guard.TargetIdentity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What databases looked like before the last deploys, for whoever has to decide later whether one of them did harm. */
public final class SnapshotShelf {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotShelf.class);
    private static final int MOST = 20;
    private static final String ENDING = ".json";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    private final Path folder;

    /** @param folder of all workspaces' snapshots; a snapshot tells its database itself */
    public SnapshotShelf(Path folder) {
        this.folder = folder;
    }

    /**
     * Keeps a snapshot, without the statements' texts: they are not compared, and some hold values. A deploy does not fail because that
     * cannot be written; it is in the log then.
     */
    public void keep(Snapshot snapshot) {
        try {
            SafeFiles.createFolders(folder);
            SnapshotFile.write(
                    folder.resolve(STAMP.format(snapshot.takenAt()) + "-"
                            + Integer.toHexString(snapshot.target().hashCode()) + ENDING),
                    snapshot.withoutTexts());
            List<Path> all = files();
            for (Path old : all.subList(Math.min(MOST, all.size()), all.size())) {
                Files.deleteIfExists(old);
            }
        } catch (IOException | LockkeeperException e) {
            LOG.warn("the snapshot of {} is not kept", snapshot.environment(), e);
        }
    }

    /** The newest snapshot of a database that was taken at a fitting moment. */
    public Optional<Snapshot> newest(TargetIdentity target, Predicate<Instant> fits) {
        try {
            return files().stream()
                    .flatMap(file -> read(file).stream())
                    .filter(snapshot -> snapshot.target().equals(target) && fits.test(snapshot.takenAt()))
                    .findFirst();
        } catch (IOException e) {
            LOG.warn("{} cannot be listed", folder, e);
            return Optional.empty();
        }
    }

    private static Optional<Snapshot> read(Path file) {
        try {
            return Optional.of(SnapshotFile.read(file));
        } catch (LockkeeperException e) {
            LOG.warn("{} is passed over", file, e);
            return Optional.empty();
        }
    }

    /** The newest first. */
    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }
}
