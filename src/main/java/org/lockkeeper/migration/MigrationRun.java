package org.lockkeeper.migration;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lockkeeper.guard.Outcome;

/**
 * What a migrate did.
 *
 * @param applied names, in the order in which they were applied
 * @param log the run's own log file
 */
public record MigrationRun(List<String> applied, Optional<RunFailure> failed, Optional<Path> log) {
    public MigrationRun {
        applied = List.copyOf(applied);
    }

    /** How it ended, for the record. */
    public Outcome outcome() {
        String done = applied.isEmpty() ? "nothing was applied" : "applied " + String.join(", ", applied);
        return failed.map(failure -> new Outcome(
                        Outcome.Result.FAILED,
                        "%s; %s failed: %s Left behind: %s"
                                .formatted(done, failure.name(), failure.message(), failure.leftBehind())))
                .orElseGet(() -> new Outcome(Outcome.Result.DONE, done));
    }
}
