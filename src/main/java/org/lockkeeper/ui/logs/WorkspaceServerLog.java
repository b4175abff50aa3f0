package org.lockkeeper.ui.logs;

import java.time.Instant;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.logs.LogFile;
import org.lockkeeper.ui.WorkspaceModel;

/** Of the open workspace. */
public final class WorkspaceServerLog implements ServerLog {
    private final WorkspaceModel workspace;
    private final ObservableValue<Optional<String>> environment;

    public WorkspaceServerLog(WorkspaceModel workspace) {
        this.workspace = workspace;
        this.environment = workspace.focusProperty().map(profile -> profile.map(ConnectionProfile::name));
    }

    @Override
    public ObservableValue<Optional<String>> environment() {
        return environment;
    }

    @Override
    public LogFile open(String name, Optional<Instant> since) {
        return workspace.services().serverLogs().open(name, since);
    }
}
