package org.lockkeeper.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lockkeeper.files.ProcessLock;
import org.lockkeeper.files.SafeFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The backups that lie in folders. */
public final class LocalCatalogue {
    private static final Logger LOG = LoggerFactory.getLogger(LocalCatalogue.class);
    private static final Duration POLL = Duration.ofMillis(20);
    private static final String LOCK = ".lock";

    private final List<Path> folders;

    /** @param folders need not be there */
    public LocalCatalogue(List<Path> folders) {
        this.folders = List.copyOf(folders);
    }

    /**
     * What was found.
     *
     * @param backups the newest first
     * @param problems folders and manifests that cannot be read, a sentence each
     */
    public record Listing(List<Backup> backups, List<String> problems) {
        public Listing {
            backups = List.copyOf(backups);
            problems = List.copyOf(problems);
        }
    }

    /** Looks through the folders; half backups of killed processes are cleared away, those of running ones left alone. */
    public Listing list() {
        List<Backup> backups = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Path folder : folders) {
            try (Stream<Path> entries = Files.list(folder)) {
                for (Path entry : (Iterable<Path>) entries.sorted()::iterator) {
                    look(entry, backups, problems);
                }
            } catch (NoSuchFileException e) {
                LOG.debug("{} is not there", folder, e);
            } catch (IOException e) {
                problems.add("The folder %s cannot be read (%s).".formatted(folder, e.getMessage()));
            }
        }
        backups.sort(Comparator.comparing((Backup backup) -> backup.manifest().finishedAt())
                .reversed());
        return new Listing(backups, problems);
    }

    private static void look(Path entry, List<Backup> backups, List<String> problems) {
        String name = entry.getFileName().toString();
        if (!Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try {
            if (isPartial(name)) {
                sweep(entry);
            } else if (BackupName.isValid(name)) {
                ManifestFile.read(new BackupFolder(entry)).ifPresent(backups::add);
            }
        } catch (IOException e) {
            problems.add("The manifest of %s cannot be used: %s.".formatted(entry, e.getMessage()));
        }
    }

    /** The half backup that a folder of that name is. */
    private static boolean isPartial(String name) {
        return name.startsWith(".")
                && name.endsWith(BackupFolder.PARTIAL_SUFFIX)
                && BackupName.isValid(name.substring(1, name.length() - BackupFolder.PARTIAL_SUFFIX.length()));
    }

    private static void sweep(Path partial) throws IOException {
        Optional<ProcessLock> lock = ProcessLock.tryAcquire(partial.resolve(LOCK));
        if (lock.isPresent()) {
            try (ProcessLock _ = lock.get()) {
                LOG.info("clearing away the half backup {}", partial);
                SafeFiles.delete(partial);
            }
        }
    }

    /** Held as long as a half backup is being made; the system gives it up when its process dies. */
    public static ProcessLock lock(Path partial) throws IOException {
        return ProcessLock.acquire(partial.resolve(LOCK), POLL, () -> {});
    }

    /** Removes the trace of {@link #lock} from what has become a whole one. */
    public static void unmark(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(LOCK));
    }
}
