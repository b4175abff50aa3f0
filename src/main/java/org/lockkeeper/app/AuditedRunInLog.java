package org.lockkeeper.app;

import org.lockkeeper.audit.AuditedAction;
import org.lockkeeper.migration.RunBackends;
import org.lockkeeper.ui.WorkspaceModel;
import org.lockkeeper.ui.audit.ServerLogLead;
import org.lockkeeper.ui.logs.LogsScreen;

/** Leads from a recorded run to its server's log, where the open workspace has that server: the trail is of all workspaces. */
final class AuditedRunInLog implements ServerLogLead {
    private final WorkspaceModel workspace;
    private final LogsScreen logs;
    private final Runnable front;

    /** @param front brings the logs' page to the front */
    AuditedRunInLog(WorkspaceModel workspace, LogsScreen logs, Runnable front) {
        this.workspace = workspace;
        this.logs = logs;
        this.front = front;
    }

    @Override
    public boolean reaches(AuditedAction action) {
        return workspace.workspace().profiles().stream()
                .anyMatch(profile -> profile.name().equals(action.profile())
                        && profile.address().equals(action.address()));
    }

    @Override
    public void show(AuditedAction action, RunBackends run) {
        front.run();
        logs.model().showRun(action.profile(), run);
    }
}
