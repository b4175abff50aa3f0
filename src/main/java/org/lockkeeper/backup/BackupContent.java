package org.lockkeeper.backup;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which half of a database a backup holds. */
public enum BackupContent {
    /** Definitions and rows. */
    ALL,
    /** Definitions alone. */
    SCHEMA,
    /** Rows alone. */
    DATA;

    /** The word in a manifest. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The content of that label. */
    public static Optional<BackupContent> of(String label) {
        return Arrays.stream(values())
                .filter(content -> content.label().equals(label))
                .findFirst();
    }
}
