package org.lockkeeper.ui.checks;

import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.lockkeeper.checks.CheckResult;
import org.lockkeeper.checks.CheckService;
import org.lockkeeper.checks.Severity;
import org.lockkeeper.checks.Snapshot;
import org.lockkeeper.checks.Verification;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.migration.EnvironmentStatus;
import org.lockkeeper.migration.MigrationService;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Job;
import org.lockkeeper.task.Progress;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.Outage;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.WindowWords;
import org.lockkeeper.ui.WorkspaceModel;

/** The last verification of each environment, and the snapshot that the next one is compared with. */
public final class ChecksViewModel {
    private final WorkspaceModel workspace;
    private final CheckService checks;
    private final MigrationService migrations;
    private final TaskRunner tasks;
    private final Clock clock;
    private final Map<String, ChecksState.Failed> failed = new HashMap<>();
    private final Map<String, Verification> found = new HashMap<>();
    private final Map<String, Snapshot> snapshots = new HashMap<>();
    private final ObservableList<CheckResult> all = FXCollections.observableArrayList();
    private final FilteredList<CheckResult> shown = new FilteredList<>(all);
    private final BooleanProperty onlyShort = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<ChecksState> state = new ReadOnlyObjectWrapper<>(new ChecksState.NotYet());
    private Optional<CancelToken> running = Optional.empty();

    public ChecksViewModel(WorkspaceModel workspace, TaskRunner tasks, Clock clock) {
        this.workspace = workspace;
        this.checks = workspace.services().checks();
        this.migrations = workspace.service();
        this.tasks = tasks;
        this.clock = clock;
        onlyShort.subscribe(only -> shown.setPredicate(check -> !only || !check.passed()));
        workspace.focusProperty().subscribe(_ -> showFocus());
        workspace.matrixProperty().subscribe(_ -> lookAtOutages());
    }

    /** What the filter leaves of the results of the environment in focus. */
    ObservableList<CheckResult> results() {
        return shown;
    }

    BooleanProperty onlyShortProperty() {
        return onlyShort;
    }

    /** How things stand for the environment in focus. */
    ReadOnlyObjectProperty<ChecksState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<ConnectionProfile>> focusProperty() {
        return workspace.focusProperty();
    }

    /** The snapshot that a verification of the environment in focus is compared with. */
    Optional<Snapshot> snapshot() {
        return environment().map(snapshots::get);
    }

    /** Where the team's own checks are looked for. */
    Path ownFolder() {
        return checks.ownFolder();
    }

    /** Where the workspace file is. */
    Path workspaceFolder() {
        Path file = workspace.workspace().file().toAbsolutePath();
        return file.resolveSibling("").normalize();
    }

    /** In one sentence, what the shown verification found. */
    static String headline(Verification verification) {
        int errors = verification.fellShort(Severity.ERROR).size();
        int warnings = verification.fellShort(Severity.WARNING).size();
        return Texts.get(
                "checks.headline",
                verification.environment(),
                verification.checks().size(),
                errors,
                warnings);
    }

    /** Runs every check on the environment in focus. */
    public void verify() {
        environment().filter(_ -> running.isEmpty()).ifPresent(environment -> {
            Optional<Snapshot> before = snapshot();
            start(
                    environment,
                    Texts.get("checks.verifying", environment),
                    (progress, cancel) -> checks.verify(environment, before, progress, cancel),
                    verification -> found.put(environment, verification));
        });
    }

    /** Notes what is there now, the tables of what is pending included. */
    public void takeSnapshot() {
        environment()
                .filter(_ -> running.isEmpty())
                .ifPresent(environment -> start(
                        environment,
                        Texts.get("checks.snapshotting", environment),
                        (progress, cancel) -> before(environment, progress, cancel),
                        snapshot -> {
                            snapshots.put(environment, snapshot);
                            found.remove(environment);
                        }));
    }

    private Snapshot before(String environment, Progress progress, CancelToken cancel) {
        return checks.before(
                environment, Optional.of(migrations.preview(environment, Optional.empty())), progress, cancel);
    }

    /** Asks what is under way to stop. */
    void cancel() {
        running.ifPresent(CancelToken::cancel);
    }

    /** A server that answers again is no longer said not to. */
    private void lookAtOutages() {
        boolean over = failed.entrySet()
                .removeIf(entry -> entry.getValue().outage().isPresent()
                        && workspace
                                .workspace()
                                .profile(entry.getKey())
                                .flatMap(workspace::status)
                                .filter(EnvironmentStatus::isReadable)
                                .isPresent());
        if (over) {
            showFocus();
        }
    }

    private <T> void start(String environment, String title, Job.Body<T> body, java.util.function.Consumer<T> keep) {
        state.set(new ChecksState.Running(title));
        running = Optional.of(tasks.start(
                Job.brief(title, body),
                result -> {
                    keep.accept(result);
                    failed.remove(environment);
                    running = Optional.empty();
                    showFocus();
                },
                problem -> {
                    running = Optional.empty();
                    if (!(problem instanceof CancellationException)) {
                        failed.put(environment, failure(environment, problem));
                    }
                    showFocus();
                }));
        if (!(state.get() instanceof ChecksState.Running)) {
            running = Optional.empty();
        }
    }

    private ChecksState.Failed failure(String environment, Throwable problem) {
        Optional<Outage> earlier = Optional.ofNullable(failed.get(environment)).flatMap(ChecksState.Failed::outage);
        return new ChecksState.Failed(words(problem), Outage.of(problem, earlier, clock));
    }

    private void showFocus() {
        if (running.isPresent()) {
            return;
        }
        Optional<ChecksState.Failed> why = environment().map(failed::get);
        if (why.isPresent()) {
            // What was found earlier would be taken for what is there now.
            all.clear();
            state.set(why.get());
            return;
        }
        Optional<Verification> last = environment().map(found::get);
        all.setAll(last.map(Verification::checks).orElse(List.of()));
        state.set(last.<ChecksState>map(ChecksState.Found::new).orElseGet(ChecksState.NotYet::new));
    }

    private Optional<String> environment() {
        return workspace.focusProperty().get().map(ConnectionProfile::name);
    }

    private static String words(Throwable problem) {
        return problem instanceof LockkeeperException known
                ? WindowWords.of(known)
                : String.valueOf(problem.getMessage());
    }
}
