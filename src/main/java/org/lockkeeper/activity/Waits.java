package org.lockkeeper.activity;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who waits for which lock, and what those hold that are in the way.
 *
 * @param at by the server's clock
 * @param waits one for each backend that waits
 * @param held of those who block: the locks that somebody waits for and those that are strong, but not every other; and the advisory
 *     locks of migration engines, whoever holds them
 * @param prepared the prepared transactions, read where one blocks somebody
 * @param notLookedAt how many more wait than {@link #MOST}
 */
public record Waits(
        Instant at, List<LockWait> waits, List<HeldLock> held, List<PreparedTransaction> prepared, int notLookedAt) {
    /** How many waiting backends are looked at in one reading: those that wait longest. */
    public static final int MOST = 1000;

    public Waits {
        waits = List.copyOf(waits);
        held = List.copyOf(held);
        prepared = List.copyOf(prepared);
    }

    /** Of everybody who waits. */
    public Waits(Instant at, List<LockWait> waits, List<HeldLock> held, List<PreparedTransaction> prepared) {
        this(at, waits, held, prepared, 0);
    }

    Waits withHeld(List<HeldLock> further) {
        return new Waits(
                at,
                waits,
                Stream.concat(held.stream(), further.stream()).distinct().toList(),
                prepared,
                notLookedAt);
    }

    /** The same where so many more wait than were looked at. */
    public Waits withNotLookedAt(int more) {
        return new Waits(at, waits, held, prepared, more);
    }

    public boolean isEmpty() {
        return waits.isEmpty();
    }
}
