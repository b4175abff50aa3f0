package org.lockkeeper.activity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One backend that waits for a lock.
 *
 * @param blockers pids as {@code pg_blocking_pids()} gave them: who holds what conflicts, and who asked for it before; 0 for a
 *     prepared transaction, and one pid can stand there twice
 * @param since since when it waits; empty where the server has not noted it yet
 * @param object what it waits for; empty where it had its lock before that was read
 * @param mode what it asks for, such as {@code AccessExclusiveLock}; empty as {@code object}
 */
public record LockWait(
        int pid, List<Integer> blockers, Optional<Instant> since, Optional<LockedObject> object, String mode) {
    public LockWait {
        blockers = List.copyOf(blockers);
    }
}
