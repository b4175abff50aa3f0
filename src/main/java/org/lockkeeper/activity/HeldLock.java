package org.lockkeeper.activity;

/**
 * A lock that is held.
 *
 * @param pid who holds it; 0 for a prepared transaction
 * @param virtualTransaction as pg_locks has it, which ties the locks of one prepared transaction together
 * @param mode such as {@code AccessShareLock}
 */
public record HeldLock(int pid, String virtualTransaction, LockedObject object, String mode) {
    /** Such as {@code AccessShare on public.orders}. */
    public String words() {
        return LockMode.shortName(mode) + " on " + object.words();
    }
}
