package org.lockkeeper.connection;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a workspace's verification looks at, and how long it may take.
 *
 * @param keyTables tables whose rows are always counted, with a schema or without, as the file has them
 * @param notNull columns that must have values without the server knowing it, as {@code table.column} or {@code schema.table.column}
 * @param exactUpTo how many rows a table may have by the server's estimate and still be looked at row by row
 * @param timeout how long one check may take
 * @param role what the queries run as, where not as the profile's own role
 */
public record CheckSettings(
        List<String> keyTables, List<String> notNull, long exactUpTo, Duration timeout, Optional<String> role) {
    /** What holds where the file says nothing. */
    public static final CheckSettings USUAL =
            new CheckSettings(List.of(), List.of(), 1_000_000, Duration.ofSeconds(30), Optional.empty());

    public CheckSettings {
        keyTables = List.copyOf(keyTables);
        notNull = List.copyOf(notNull);
    }
}
