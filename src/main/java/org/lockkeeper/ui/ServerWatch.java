package org.lockkeeper.ui;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.migration.EnvironmentStatus;
import org.lockkeeper.migration.Glance;
import org.lockkeeper.migration.Trouble;
import org.lockkeeper.task.Job;
import org.lockkeeper.task.TaskRunner;

/**
 * Glances at the servers of a workspace and has everything read anew where one answers that did not, does not any more, or has another
 * history than before. A glance takes a connection that the pool has anyway. For the toolkit's thread.
 */
public final class ServerWatch {
    static final Duration INTERVAL = Duration.ofSeconds(15);

    /** A server that is down is asked more and more seldom, at least so often. */
    static final Duration LONGEST = Duration.ofMinutes(2);

    private final WorkspaceModel workspace;
    private final TaskRunner tasks;
    private final Clock clock;
    private final Map<String, Eye> eyes = new HashMap<>();

    /** @param tasks shows nobody what it runs: a glance every few seconds is no news */
    public ServerWatch(WorkspaceModel workspace, TaskRunner tasks, Clock clock) {
        this.workspace = workspace;
        this.tasks = tasks;
        this.clock = clock;
    }

    private static final class Eye {
        private boolean open;
        private Instant due = Instant.EPOCH;
        private Duration pause = INTERVAL;
        private Optional<String> mark = Optional.empty();
    }

    /** Glances at those whose turn it is. To be called every few seconds while somebody can see the window, and not else. */
    public void look() {
        if (workspace.refreshingProperty().get()) {
            return;
        }
        Instant now = clock.instant();
        for (ConnectionProfile profile : workspace.profiles()) {
            Eye eye = eyes.computeIfAbsent(profile.name(), _ -> new Eye());
            if (!eye.open && !now.isBefore(eye.due) && isWorthIt(profile)) {
                glance(profile, eye);
            }
        }
    }

    /** What was never read is not watched; a refused login is tried again by a person only. */
    private boolean isWorthIt(ConnectionProfile profile) {
        return workspace
                .status(profile)
                .filter(status -> status.trouble().map(Trouble::passing).orElse(true))
                .isPresent();
    }

    private void glance(ConnectionProfile profile, Eye eye) {
        eye.open = true;
        tasks.start(
                Job.brief(
                        Texts.get("workspace.glancing"),
                        (_, _) -> workspace.service().glance(profile.name())),
                seen -> {
                    eye.open = false;
                    take(profile, eye, seen);
                },
                // Nothing that a glance can fail with says that a server is down.
                _ -> {
                    eye.open = false;
                    eye.due = clock.instant().plus(LONGEST);
                });
    }

    private void take(ConnectionProfile profile, Eye eye, Glance seen) {
        boolean answered = workspace.status(profile).map(ServerWatch::answered).orElse(seen.answers());
        eye.pause = seen.answers() || answered ? INTERVAL : longer(eye.pause);
        eye.due = clock.instant().plus(eye.pause);
        boolean changed = eye.mark.isPresent() && seen.mark().isPresent() && !eye.mark.equals(seen.mark());
        eye.mark = seen.mark().or(() -> eye.mark);
        if (changed || seen.answers() != answered) {
            workspace.refresh();
        }
    }

    private static boolean answered(EnvironmentStatus status) {
        return status.isReadable() || status.facts().isPresent();
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    }
}
