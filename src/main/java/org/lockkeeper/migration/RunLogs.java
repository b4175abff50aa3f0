package org.lockkeeper.migration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.files.SafeFiles;

/** The folder of the runs' logs: one file a run, which only its owner reads. */
public final class RunLogs {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final Clock clock;

    public RunLogs(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * Opens the log of a run that is about to start.
     *
     * @throws LockkeeperException if it cannot be written, so that the run does not start
     */
    RunLog open(MigrationPlan plan) {
        String environment = plan.profile().name().replaceAll("[^A-Za-z0-9._-]", "_");
        Path file = folder.resolve("%s-%s.log".formatted(NAME.format(clock.instant()), environment));
        try {
            SafeFiles.createFolders(folder);
            Files.createFile(file, SafeFiles.privateFile());
            return new RunLog(file, Files.newBufferedWriter(file), clock, plan);
        } catch (IOException e) {
            throw new LockkeeperException(
                    "LK-MIG-LOG",
                    ExitCode.ATTENTION,
                    "The log of the run cannot be written to %s (%s). Nothing was run; free space or rights there first."
                            .formatted(file, e.getMessage()),
                    e);
        }
    }
}
