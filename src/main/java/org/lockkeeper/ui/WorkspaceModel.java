package org.lockkeeper.ui;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.migration.EnvironmentStatus;
import org.lockkeeper.migration.MigrationService;
import org.lockkeeper.migration.StatusMatrix;
import org.lockkeeper.task.Job;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.workspace.WorkspaceServices;

/** The open workspace: its last reading, and the environment that the window is about. Shared by all screens. */
public final class WorkspaceModel implements AutoCloseable {
    private final WorkspaceServices services;
    private final TaskRunner tasks;
    private final ReadOnlyObjectWrapper<Optional<StatusMatrix>> matrix = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Throwable>> failure = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper refreshing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<ConnectionProfile>> focus;
    private final Map<String, Instant> silentSince = new HashMap<>();
    private final Clock clock;
    private boolean refreshAgain;

    /** @param services closed with this */
    public WorkspaceModel(WorkspaceServices services, TaskRunner tasks) {
        this(services, tasks, Clock.systemUTC());
    }

    /** As the shorter one, by a clock of one's own. */
    public WorkspaceModel(WorkspaceServices services, TaskRunner tasks, Clock clock) {
        this.services = services;
        this.tasks = tasks;
        this.clock = clock;
        this.focus = new ReadOnlyObjectWrapper<>(firstInFocus(services.workspace()));
    }

    /** Development comes first: a window must not open on production unasked. */
    private static Optional<ConnectionProfile> firstInFocus(Workspace workspace) {
        for (Environment environment : Environment.values()) {
            for (ConnectionProfile profile : workspace.profiles()) {
                if (profile.environment() == environment) {
                    return Optional.of(profile);
                }
            }
        }
        return Optional.empty();
    }

    public WorkspaceServices services() {
        return services;
    }

    public MigrationService service() {
        return services.migrations();
    }

    public Workspace workspace() {
        return services.workspace();
    }

    public List<ConnectionProfile> profiles() {
        return workspace().profiles();
    }

    /** The last reading; empty before the first has ended. */
    public ReadOnlyObjectProperty<Optional<StatusMatrix>> matrixProperty() {
        return matrix.getReadOnlyProperty();
    }

    /** Why the last reading came to nothing (the project's scripts could not be read); empty when it went well. */
    public ReadOnlyObjectProperty<Optional<Throwable>> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Whether a reading is under way. */
    public ReadOnlyBooleanProperty refreshingProperty() {
        return refreshing.getReadOnlyProperty();
    }

    /** The environment that the window is about; empty only in a workspace without profiles. */
    public ReadOnlyObjectProperty<Optional<ConnectionProfile>> focusProperty() {
        return focus.getReadOnlyProperty();
    }

    /** Moves the focus to the profile of that name; nothing happens where there is none. */
    public void focus(String profileName) {
        workspace().profile(profileName).ifPresent(profile -> focus.set(Optional.of(profile)));
    }

    /** What the last reading says of one environment. */
    public Optional<EnvironmentStatus> status(ConnectionProfile profile) {
        return matrix.get().stream()
                .flatMap(m -> m.environments().stream())
                .filter(e -> e.profile().name().equals(profile.name()))
                .findFirst();
    }

    /** Since when an environment has not answered, as far as this window knows; empty where it does or nobody asked. */
    public Optional<Instant> silentSince(ConnectionProfile profile) {
        return Optional.ofNullable(silentSince.get(profile.name()));
    }

    private void noteSilence(StatusMatrix reading) {
        for (EnvironmentStatus status : reading.environments()) {
            String name = status.profile().name();
            if (status.facts().isPresent() || status.isReadable()) {
                silentSince.remove(name);
            } else {
                silentSince.putIfAbsent(name, clock.instant());
            }
        }
    }

    /** Reads every environment anew. Asked for during a reading, one more follows it. */
    public void refresh() {
        if (refreshing.get()) {
            refreshAgain = true;
            return;
        }
        refreshing.set(true);
        tasks.start(
                Job.brief(Texts.get("workspace.reading"), (_, _) -> service().status()),
                result -> {
                    failure.set(Optional.empty());
                    noteSilence(result);
                    matrix.set(Optional.of(result));
                    ended();
                },
                problem -> {
                    failure.set(Optional.of(problem));
                    ended();
                });
    }

    private void ended() {
        refreshing.set(false);
        if (refreshAgain) {
            refreshAgain = false;
            refresh();
        }
    }

    /** Closes the connections. */
    @Override
    public void close() {
        services.close();
    }
}
