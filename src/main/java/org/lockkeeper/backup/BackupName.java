package org.lockkeeper.backup;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/**
 * How backups are named: {@code <profile>_<database>_<yyyymmdd>T<hhmmss>Z}, and {@code _2} and so on where that is taken. Whatever is
 * not a letter, a digit, a dot or a dash in profile and database becomes a dash, so that a name is a file's name everywhere, part of a
 * bucket's key as it stands, and no option: it does not begin with a dash or a dot.
 */
public final class BackupName {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,199}");
    private static final int LONGEST_PART = 60;

    private BackupName() {}

    /** The name of a backup that starts at that time. */
    public static String of(String profile, String database, Instant startedAt) {
        return part(profile) + "_" + part(database) + "_" + STAMP.format(startedAt);
    }

    /** Whether a text is a name by these rules, and so safe as a file's name. */
    public static boolean isValid(String name) {
        return VALID.matcher(name).matches() && !name.endsWith(".");
    }

    private static String part(String text) {
        String safe = text.replaceAll("[^A-Za-z0-9.-]+", "-").replaceAll("^[.-]+|[.-]+$", "");
        return safe.isEmpty() ? "x" : safe.substring(0, Math.min(LONGEST_PART, safe.length()));
    }
}
