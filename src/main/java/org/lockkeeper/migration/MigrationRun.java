package org.lockkeeper.migration;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

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
}
