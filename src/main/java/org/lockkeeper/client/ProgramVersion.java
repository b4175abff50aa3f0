package org.lockkeeper.client;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A client program's version.
 *
 * @param minor -1 for what came before a major's first release, such as {@code 18beta1}
 * @param text as the program says it, such as {@code 15.18}
 */
public record ProgramVersion(int major, int minor, String text) implements Comparable<ProgramVersion> {
    /** Such as {@code pg_dump (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)}, or {@code 18beta1}. */
    private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) ((\\d{1,3})(?:\\.(\\d{1,3}))?\\w*)");

    /**
     * The first minors in which a dump from elsewhere cannot run commands of its own through psql (CVE-2026-18408: {@code \restrict}
     * could be bypassed).
     */
    private static final Map<Integer, Integer> SAFE = Map.of(18, 6, 17, 11, 16, 15, 15, 19, 14, 24);

    /** The first major that knows {@code transaction_timeout}; from it on, programs set that first. */
    public static final int FIRST_WITH_TIMEOUT = 17;

    private static final int OLDEST_KNOWN = 14;

    /** The version in the answer to {@code --version}. */
    public static Optional<ProgramVersion> parse(String output) {
        Matcher matcher = VERSION.matcher(output);
        if (!matcher.find()) {
            return Optional.empty();
        }
        int minor = matcher.group(3) == null ? -1 : Integer.parseInt(matcher.group(3));
        return Optional.of(new ProgramVersion(Integer.parseInt(matcher.group(2)), minor, matcher.group(1)));
    }

    /** The version that closes a known hole in this one, such as {@code 15.19}; empty where none is known. */
    public Optional<String> safeMinimum() {
        if (major < OLDEST_KNOWN) {
            return Optional.of(OLDEST_KNOWN + "." + SAFE.get(OLDEST_KNOWN));
        }
        return Optional.ofNullable(SAFE.get(major)).filter(safe -> minor < safe).map(safe -> major + "." + safe);
    }

    @Override
    public int compareTo(ProgramVersion other) {
        return major == other.major ? Integer.compare(minor, other.minor) : Integer.compare(major, other.major);
    }

    @Override
    public String toString() {
        return text;
    }
}
