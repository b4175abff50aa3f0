package org.lockkeeper.ui.alert;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.lockkeeper.activity.alert.Alert;
import org.lockkeeper.activity.alert.AlertKind;
import org.lockkeeper.activity.alert.AlertWatch;
import org.lockkeeper.activity.alert.Alerts;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.migration.EnvironmentStatus;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.WorkspaceModel;
import org.lockkeeper.ui.control.VisibleText;

/** The alerts that stand in the environments of the open workspace, which are watched from when they were first reached. */
public final class AlertsViewModel {
    private static final Duration INTERVAL = Duration.ofSeconds(2);

    private final WorkspaceModel workspace;
    private final Executor toolkit;
    private final Notifier notifier;
    private final Consumer<Alert> leadTo;
    private final Set<String> watched = new HashSet<>();
    private final Map<String, List<Alert>> standing = new TreeMap<>();
    private final ReadOnlyObjectWrapper<Map<String, List<Alert>>> standingByEnvironment =
            new ReadOnlyObjectWrapper<>(Map.of());
    private final Set<Key> dismissed = new HashSet<>();
    private final ReadOnlyObjectWrapper<List<Alert>> shown = new ReadOnlyObjectWrapper<>(List.of());

    /**
     * @param toolkit runs what it is given later, in order, in the toolkit's thread
     * @param leadTo shows where an alert comes from; the environment is in focus by then
     */
    public AlertsViewModel(WorkspaceModel workspace, Executor toolkit, Notifier notifier, Consumer<Alert> leadTo) {
        this.workspace = workspace;
        this.toolkit = toolkit;
        this.notifier = notifier;
        this.leadTo = leadTo;
        workspace
                .matrixProperty()
                .subscribe(matrix -> matrix.stream()
                        .flatMap(each -> each.environments().stream())
                        .filter(each -> each.facts().isPresent())
                        .map(EnvironmentStatus::profile)
                        .map(ConnectionProfile::name)
                        .filter(watched::add)
                        .forEach(this::watch));
    }

    private record Key(String environment, AlertKind kind) {
        static Key of(Alert alert) {
            return new Key(alert.environment(), alert.kind());
        }
    }

    /** With the workspace's connections the watching ends. */
    private void watch(String environment) {
        AlertWatch watch = new AlertWatch(
                workspace.workspace().alerts(environment),
                alerts -> toolkit.execute(() -> take(environment, alerts)),
                // Nothing is known of a server that does not answer, so nothing of it is said.
                _ -> toolkit.execute(() -> stand(environment, List.of())));
        workspace.services().activity().poller(environment).subscribe(INTERVAL, watch);
    }

    /** What a reading of an environment found. */
    void take(String environment, Alerts alerts) {
        alerts.cleared().stream().map(Key::of).forEach(dismissed::remove);
        stand(environment, alerts.standing());
        alerts.raised()
                .forEach(alert -> notifier.tell(
                        Texts.get(
                                "alert.notification",
                                alert.environment(),
                                alert.kind().label()),
                        // A name that a client gave itself must not turn the words round on somebody's desktop either.
                        VisibleText.of(alert.words())));
    }

    private void stand(String environment, List<Alert> alerts) {
        standing.put(environment, alerts);
        arrange();
    }

    /** Those that stand by environment, put away or not. */
    public ReadOnlyObjectProperty<Map<String, List<Alert>>> standingProperty() {
        return standingByEnvironment.getReadOnlyProperty();
    }

    private void arrange() {
        standingByEnvironment.set(Map.copyOf(standing));
        shown.set(standing.values().stream()
                .flatMap(List::stream)
                .filter(alert -> !dismissed.contains(Key.of(alert)))
                .sorted(Comparator.comparing(Alert::since))
                .collect(Collectors.toCollection(ArrayList::new)));
    }

    /** Those that stand and were not put away, the oldest first. */
    public ReadOnlyObjectProperty<List<Alert>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** Puts an alert away until it is raised anew. */
    public void dismiss(Alert alert) {
        dismissed.add(Key.of(alert));
        arrange();
    }

    /** Turns to the environment, and to the session where it is about one. */
    public void open(Alert alert) {
        workspace.focus(alert.environment());
        leadTo.accept(alert);
    }
}
