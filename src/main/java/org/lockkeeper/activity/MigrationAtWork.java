package org.lockkeeper.activity;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A migration that an engine runs just now, or would run if it had the engine's lock.
 *
 * @param session the session that does the work; for Flyway not the one that holds its lock
 * @param engine {@code prisma} or {@code flyway}
 * @param migration its name; empty where the history does not tell which one runs
 * @param waiting since when it waits for a lock; empty while it works, and where it asks again and again instead
 * @param waitsFor what for
 * @param behind who is in its way, those included that are only ahead of it; 0 for a prepared transaction
 * @param roots who really holds what all of those wait for: sessions and prepared transactions that do not wait themselves
 * @param idle for how long nothing was done for it; empty where its session, or one that could work for it, is active
 * @param turns those who want its engine's lock
 * @param queued how many sessions wait behind it, those included that want its engine's lock
 * @param longestQueued the longest wait of those; zero where they only ask again and again
 * @param progress how far its command is, where the server tells
 */
public record MigrationAtWork(
        Session session,
        String engine,
        Optional<String> migration,
        Standing standing,
        Optional<Duration> waiting,
        Optional<String> waitsFor,
        List<Integer> behind,
        List<ForestNode> roots,
        Optional<Duration> idle,
        List<Session> turns,
        int queued,
        Duration longestQueued,
        Optional<WorkProgress> progress) {
    public MigrationAtWork {
        behind = List.copyOf(behind);
        roots = List.copyOf(roots);
        turns = List.copyOf(turns);
    }

    /** Whether it does not get on by itself. */
    public boolean isStuck() {
        return standing.isStuck();
    }

    /** Those of the roots that are sessions and still there. */
    public List<Session> rootSessions() {
        return roots.stream().flatMap(root -> root.session().stream()).toList();
    }

    /** Those of the roots that are prepared transactions: no session can be ended for them. */
    public List<ForestNode> rootsPrepared() {
        return roots.stream().filter(root -> root.pid() == 0).toList();
    }
}
