package org.lockkeeper.ui.deploy;

import org.lockkeeper.migration.RunBackends;

/** Opens a server's log where a run's lines are. */
@FunctionalInterface
public interface ServerLogOpener {
    /** Opens the log of the server of that environment for the time of the run. */
    void show(String environment, RunBackends run);
}
