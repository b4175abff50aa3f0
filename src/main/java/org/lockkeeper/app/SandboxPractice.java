package org.lockkeeper.app;

import java.util.Optional;
import org.lockkeeper.sandbox.incident.Incident;
import org.lockkeeper.sandbox.incident.Incidents;
import org.lockkeeper.sandbox.incident.Incidents.Standing;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Progress;
import org.lockkeeper.ui.practice.Practice;

/** The sandbox's incidents for the window. */
final class SandboxPractice implements Practice {
    private final Incidents incidents;

    SandboxPractice(Incidents incidents) {
        this.incidents = incidents;
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
