package org.lockkeeper.activity;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A migration that an engine runs just now.
 *
 * @param session the session that does the work; for Flyway not the one that holds its lock
 * @param engine {@code prisma} or {@code flyway}
 * @param migration its name; empty where the history does not tell which one runs
 * @param waiting since when it waits for a lock; empty while it works
 * @param waitsFor what for
 * @param behind who is in its way; 0 for a prepared transaction
 * @param queued how many sessions wait behind it
 * @param longestQueued the longest wait of those
 * @param progress how far its command is, where the server tells
 */
public record MigrationAtWork(
        Session session,
        String engine,
        Optional<String> migration,
        Optional<Duration> waiting,
        Optional<String> waitsFor,
        List<Integer> behind,
        int queued,
        Duration longestQueued,
        Optional<WorkProgress> progress) {
    public MigrationAtWork {
        behind = List.copyOf(behind);
    }

    /** Whether it waits itself, or others wait behind it. */
    public boolean isStuck() {
        return !behind.isEmpty() || queued > 0;
    }
}
