package org.lockkeeper.logs.mark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.files.ProcessLock;
import org.lockkeeper.files.SafeFiles;
import tools.jackson.core.JacksonException;

/**
 * The bookmarks of a person, in a file for each folder of logs. Each change reads that file anew under a lock, so that two windows do not undo each
 * other's; a file that cannot be read is left as it is. Threads may use it at the same time.
 */
public final class Bookmarks {
    /** As many as a folder may have. */
    static final int MOST = 2_000;

    private static final Duration POLL = Duration.ofMillis(20);
    private static final int MOST_POLLS = 250;

    private final Path folder;

    /** @param folder where they are kept; made when the first one is */
    public Bookmarks(Path folder) {
        this.folder = folder;
    }

    /**
     * Those of the logs in a folder.
     *
     * @throws LockkeeperException if they cannot be read
     */
    public List<Bookmark> of(String logs) {
        Path file = file(logs);
        try {
            return BookmarksJson.read(Files.readString(file));
        } catch (NoSuchFileException e) {
            org.slf4j.LoggerFactory.getLogger(Bookmarks.class).debug("no bookmarks yet for {}", logs, e);
            return List.of();
        } catch (IOException | JacksonException | IllegalArgumentException | DateTimeException e) {
            throw new LockkeeperException(
                    "LK-LOG-BOOKMARKS",
                    ExitCode.ATTENTION,
                    "The bookmarks of the logs in %s cannot be read from %s. That file is left as it is: repair it, or rename it to begin anew."
                            .formatted(logs, file),
                    e);
        }
    }

    /**
     * Adds a bookmark, or puts it in the place of the one at the same entry.
     *
     * @return all of that folder
     * @throws LockkeeperException if they cannot be read or written, or there are {@value #MOST}
     */
    public List<Bookmark> put(Bookmark bookmark) {
        return change(bookmark, Optional.of(bookmark));
    }

    /**
     * Removes a bookmark.
     *
     * @return all of that folder
     * @throws LockkeeperException if they cannot be read or written
     */
    public List<Bookmark> remove(Bookmark bookmark) {
        return change(bookmark, Optional.empty());
    }

    private List<Bookmark> change(Bookmark at, Optional<Bookmark> now) {
        String logs = BookmarkFinder.folder(at.file());
        Path file = file(logs);
        try (ProcessLock _ = lock(file)) {
            List<Bookmark> all = new ArrayList<>(of(logs));
            all.removeIf(at::isSame);
            now.ifPresent(all::add);
            if (now.isPresent() && all.size() > MOST) {
                throw new LockkeeperException(
                        "LK-LOG-BOOKMARKS",
                        ExitCode.ATTENTION,
                        "The logs in %s have %,d bookmarks already, which is as many as are kept; remove some first."
                                .formatted(logs, MOST));
            }
            SafeFiles.write(file, BookmarksJson.write(logs, all));
            return List.copyOf(all);
        } catch (IOException e) {
            throw new LockkeeperException(
                    "LK-LOG-BOOKMARKS",
                    ExitCode.ATTENTION,
                    "The bookmarks of the logs in %s cannot be written to %s (%s); free space or rights there."
                            .formatted(logs, file, e.getMessage()),
                    e);
        }
    }

    private static ProcessLock lock(Path file) throws IOException {
        int[] polls = {0};
        return ProcessLock.acquire(file.resolveSibling(file.getFileName() + ".lock"), POLL, () -> {
            if (++polls[0] > MOST_POLLS) {
                throw new IOException("another Lockkeeper holds it");
            }
        });
    }

    private Path file(String logs) {
        return folder.resolve(BookmarkFinder.name(logs) + ".json");
    }
}
