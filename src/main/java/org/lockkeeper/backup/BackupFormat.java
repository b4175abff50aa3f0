package org.lockkeeper.backup;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The forms of a dump that pg_dump writes and that are offered here. */
public enum BackupFormat {
    /** One compressed file; the usual. */
    CUSTOM(".dump"),
    /** A folder with a file a table, written and restored by several jobs at once. */
    DIRECTORY(".dir"),
    /** An SQL script, for people to read; restored as a whole, by psql. */
    PLAIN(".sql");

    private final String suffix;

    BackupFormat(String suffix) {
        this.suffix = suffix;
    }

    /** The word that pg_dump's {@code --format} takes. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a dump's name ends with, the dot included. */
    public String suffix() {
        return suffix;
    }

    /** The format of that label. */
    public static Optional<BackupFormat> of(String label) {
        return Arrays.stream(values())
                .filter(format -> format.label().equals(label))
                .findFirst();
    }
}
