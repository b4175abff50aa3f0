package org.lockkeeper.migration;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One migration on one environment.
 *
 * @param name as in {@link Migration#name()}, or as the history has it where there is no script
 * @param appliedAt when it was finished there
 * @param note what a person should know beyond the state, such as the error of a failed run
 * @param history its rows in the history table, oldest first
 */
public record MigrationStatus(
        String name,
        MigrationState state,
        Optional<Instant> appliedAt,
        Optional<String> note,
        List<HistoryRow> history) {
    public MigrationStatus {
        history = List.copyOf(history);
    }
}
