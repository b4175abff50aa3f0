package org.lockkeeper.cli;

import java.util.Locale;

/** How a result is written. */
enum Format {
    TABLE,
    JSON,
    MARKDOWN,
    SQL;

    /** The word that {@code --format} takes. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
