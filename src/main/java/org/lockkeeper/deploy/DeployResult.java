package org.lockkeeper.deploy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.migration.MigrationRun;

/**
 * What a deploy did.
 *
 * @param gates all of them, those after the run included
 * @param report the account; empty where nothing was pending
 * @param file the report's Markdown; empty where it could not be written
 */
public record DeployResult(List<Gate> gates, MigrationRun run, Optional<DeployReport> report, Optional<Path> file) {
    public DeployResult {
        gates = List.copyOf(gates);
    }

    /** {@link ExitCode#ATTENTION} where the run failed, a check fell short or the report could not be written. */
    public ExitCode exitCode() {
        boolean good = run.failed().isEmpty() && gates.stream().allMatch(Gate::isOpen);
        return good ? ExitCode.OK : ExitCode.ATTENTION;
    }
}
