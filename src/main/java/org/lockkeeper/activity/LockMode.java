package org.lockkeeper.activity;

/** The names of lock modes (PostgreSQL's documentation, section 13.3). */
public final class LockMode {
    private static final String SUFFIX = "Lock";

    private LockMode() {}

    /** {@code AccessExclusive} for {@code AccessExclusiveLock}. */
    public static String shortName(String mode) {
        return mode.endsWith(SUFFIX) ? mode.substring(0, mode.length() - SUFFIX.length()) : mode;
    }
}
