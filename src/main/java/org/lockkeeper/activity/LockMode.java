package org.lockkeeper.activity;

import java.util.Map;
import java.util.Set;

/** The lock modes and which of them exclude each other (PostgreSQL's documentation, section 13.3, table 13.2). */
public final class LockMode {
    private static final String SUFFIX = "Lock";

    private static final Set<String> ALL = Set.of(
            "AccessShare",
            "RowShare",
            "RowExclusive",
            "ShareUpdateExclusive",
            "Share",
            "ShareRowExclusive",
            "Exclusive",
            "AccessExclusive");

    private static final Set<String> WEAK = Set.of("AccessShare", "RowShare", "RowExclusive");

    private static final Map<String, Set<String>> CONFLICTS = Map.of(
            "AccessShare", Set.of("AccessExclusive"),
            "RowShare", Set.of("Exclusive", "AccessExclusive"),
            "RowExclusive", Set.of("Share", "ShareRowExclusive", "Exclusive", "AccessExclusive"),
            "ShareUpdateExclusive",
                    Set.of("ShareUpdateExclusive", "Share", "ShareRowExclusive", "Exclusive", "AccessExclusive"),
            "Share",
                    Set.of("RowExclusive", "ShareUpdateExclusive", "ShareRowExclusive", "Exclusive", "AccessExclusive"),
            "ShareRowExclusive",
                    Set.of(
                            "RowExclusive",
                            "ShareUpdateExclusive",
                            "Share",
                            "ShareRowExclusive",
                            "Exclusive",
                            "AccessExclusive"),
            "Exclusive",
                    Set.of(
                            "RowShare",
                            "RowExclusive",
                            "ShareUpdateExclusive",
                            "Share",
                            "ShareRowExclusive",
                            "Exclusive",
                            "AccessExclusive"),
            "AccessExclusive", ALL);

    private LockMode() {}

    /** {@code AccessExclusive} for {@code AccessExclusiveLock}. */
    public static String shortName(String mode) {
        return mode.endsWith(SUFFIX) ? mode.substring(0, mode.length() - SUFFIX.length()) : mode;
    }

    /** Whether reading and writing rows never takes it. */
    static boolean isStrong(String mode) {
        return !WEAK.contains(shortName(mode));
    }

    /** Whether one who holds the first keeps out one who wants the second; true for modes that are not known. */
    static boolean conflict(String held, String wanted) {
        String mode = shortName(wanted);
        return !ALL.contains(mode)
                || CONFLICTS.getOrDefault(shortName(held), ALL).contains(mode);
    }
}
