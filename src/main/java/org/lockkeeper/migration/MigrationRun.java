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
 * @param logBroken why that file ends before the run did; empty where it is whole
 * @param backends who worked for it on the server; empty where nobody did
 */
public record MigrationRun(
        List<String> applied,
        Optional<RunFailure> failed,
        Optional<Path> log,
        Optional<String> logBroken,
        Optional<RunBackends> backends) {
    /** A run whose log, if it has one, is whole, and of whose backends nothing is told. */
    public MigrationRun(List<String> applied, Optional<RunFailure> failed, Optional<Path> log) {
        this(applied, failed, log, Optional.empty(), Optional.empty());
    }

    public MigrationRun {
        applied = List.copyOf(applied);
    }

    /** How it ended, for the record. */
    public Outcome outcome() {
        String names = applied.isEmpty() ? "nothing was applied" : "applied " + String.join(", ", applied);
        // So that the record leads to the server's log.
        String done = names
                + backends.map(run -> ". In the server's log: " + run.words()).orElse("");
        return failed.map(failure -> new Outcome(
                        Outcome.Result.FAILED,
                        // Why comes before what went well, which can be hundreds of names.
                        "%s failed: %s Left behind: %s Before it: %s"
                                .formatted(failure.name(), failure.message(), failure.leftBehind(), done)))
                .orElseGet(() -> new Outcome(Outcome.Result.DONE, done));
    }
}
