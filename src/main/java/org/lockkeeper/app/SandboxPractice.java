package org.lockkeeper.app;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.lockkeeper.connection.PasswordPrompt;
import org.lockkeeper.files.UserFolders;
import org.lockkeeper.sandbox.incident.Incident;
import org.lockkeeper.sandbox.incident.Incidents;
import org.lockkeeper.sandbox.incident.Incidents.Standing;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Progress;
import org.lockkeeper.ui.practice.Practice;

/** The sandbox's incidents for the window. */
final class SandboxPractice implements Practice {
    private final Incidents incidents;

    private SandboxPractice(Incidents incidents) {
        this.incidents = incidents;
    }

    /** Where the workspace file is the sandbox's; nothing is practised anywhere else. */
    static Optional<Practice> of(UserFolders folders, Clock clock, Path workspace) {
        // Nothing of the sandbox is anybody's loss: that the trail lacks an outcome stands in the log.
        CompositionRoot root = new CompositionRoot(folders, clock, PasswordPrompt.NOBODY, _ -> {});
        return root.sandbox().isWorkspace(workspace)
                ? Optional.of(new SandboxPractice(root.incidents()))
                : Optional.empty();
    }

    @Override
    public Standing start(Incident incident, Progress progress, CancelToken cancel) {
        return incidents.start(incident, progress, cancel);
    }

    @Override
    public Optional<Standing> standing() {
        return incidents.standing();
    }

    @Override
    public void stop() {
        incidents.stop();
    }
}
