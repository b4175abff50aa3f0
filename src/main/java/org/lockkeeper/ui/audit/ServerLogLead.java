package org.lockkeeper.ui.audit;

import org.lockkeeper.audit.AuditedAction;
import org.lockkeeper.migration.RunBackends;

/** The way from a recorded run to what its server wrote meanwhile. */
public interface ServerLogLead {
    /** Whether the action's environment is one of the open workspace, at the same address. */
    boolean reaches(AuditedAction action);

    /** Opens the log of the environment's server for the run's time, with the run's own lines marked. */
    void show(AuditedAction action, RunBackends run);
}
