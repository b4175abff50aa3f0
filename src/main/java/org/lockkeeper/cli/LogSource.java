package org.lockkeeper.cli;

import java.nio.file.Path;
import java.util.List;
import org.lockkeeper.logs.LogFile;
import org.lockkeeper.logs.LogFilter;
import org.lockkeeper.logs.LogService;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Progress;
import org.lockkeeper.workspace.WorkspaceServices;

/**
 * A log that was asked for.
 *
 * @param name as it was named
 */
record LogSource(String name, Opener opener) {
    /** Opens it; the caller closes it. */
    @FunctionalInterface
    interface Opener {
        LogFile open(Progress progress, CancelToken cancel);
    }

    /** Files and folders, each by itself. */
    static List<LogSource> of(List<Path> files, LogService logs) {
        return files.stream()
                .map(file -> new LogSource(file.toString(), (progress, cancel) -> logs.open(file, progress, cancel)))
                .toList();
    }

    /** The log that an environment's server keeps. */
    static List<LogSource> of(String environment, WorkspaceServices open, LogFilter filter) {
        return List.of(new LogSource(environment, (_, _) -> open.serverLogs().open(environment, filter.since())));
    }

    LogFile open(Progress progress, CancelToken cancel) {
        return opener.open(progress, cancel);
    }
}
