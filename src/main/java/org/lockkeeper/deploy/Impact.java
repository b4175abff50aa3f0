package org.lockkeeper.deploy;

import java.util.List;
import java.util.Optional;

/**
 * What a plan does, and to whom.
 *
 * @param statements how many of its scripts' own
 * @param tables that they touch, by name
 * @param opaque statements whose work does not show in their words (functions, {@code do} blocks, {@code cascade}): migration and line, a text each
 * @param unread why sizes and sessions are missing; empty where they were read
 */
public record Impact(int statements, List<TouchedTable> tables, List<String> opaque, Optional<String> unread) {
    public Impact {
        tables = List.copyOf(tables);
        opaque = List.copyOf(opaque);
    }

    /** The lines that are shown before anything is confirmed, beside those of the migrations themselves. */
    public List<String> lines() {
        List<String> lines = new java.util.ArrayList<>();
        tables.forEach(table -> lines.add("touches " + table.words()));
        opaque.forEach(place -> lines.add("also does what its words do not tell: " + place));
        unread.ifPresent(why -> lines.add("sizes and sessions are not known: " + why));
        return lines;
    }
}
