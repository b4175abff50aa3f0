package org.lockkeeper.app;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.application.Platform;
import org.lockkeeper.activity.LoggedProcess;
import org.lockkeeper.activity.alert.Alert;
import org.lockkeeper.activity.record.Recording;
import org.lockkeeper.activity.record.RecordingSettings;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.WorkspaceModel;
import org.lockkeeper.ui.activity.ActivityScreen;
import org.lockkeeper.ui.activity.ActivityViewModel;
import org.lockkeeper.ui.alert.AlertsView;
import org.lockkeeper.ui.alert.AlertsViewModel;
import org.lockkeeper.ui.alert.Notifier;
import org.lockkeeper.ui.control.Moments;
import org.lockkeeper.ui.dialog.DialogService;
import org.lockkeeper.ui.preferences.PreferencesScreen;
import org.lockkeeper.ui.preferences.PreferencesViewModel;
import org.lockkeeper.ui.rewind.RewindView;
import org.lockkeeper.ui.rewind.RewindViewModel;
import org.lockkeeper.ui.shell.Action;

/** The Activity page with what belongs to it: its recorded past, the alerts, its settings. */
final class ActivityPages {
    private static final String RECORDING = "recording";

    private final ScreenFactory.Frame frame;
    private final WorkspaceModel workspace;
    private final ActivityScreen activity;
    private final RewindViewModel rewind;
    private final Notifier notifier;
    private final AlertsView alerts;

    ActivityPages(
            WorkspaceModel workspace,
            TaskRunner tasks,
            DialogService dialogs,
            ScreenFactory.Frame frame,
            Moments moments) {
        this.frame = frame;
        this.workspace = workspace;
        Path file = workspace.workspace().file();
        this.activity = new ActivityScreen(
                workspace,
                tasks,
                dialogs,
                Platform::runLater,
                frame.settings().current().page(file, "activity"),
                values -> frame.settings().update(settings -> settings.withPage(file, "activity", values)),
                moments);
        this.rewind = new RewindViewModel(
                workspace,
                activity.model(),
                tasks,
                dialogs,
                Platform::runLater,
                frame.settings().current().page(RECORDING),
                values -> frame.settings().update(settings -> settings.withPage(RECORDING, values)));
        PreferencesScreen settings = settings(workspace);
        Runnable openSettings = () -> frame.bringToFront(settings);
        activity.setTimeline(() -> new RewindView(rewind, moments, Optional.of(openSettings)), actions(openSettings));
        this.notifier = new DesktopNotifier(
                tasks,
                DesktopProgram.find(
                        System.getProperty("os.name", ""), name -> Optional.ofNullable(System.getenv(name))));
        AlertsViewModel alerting = new AlertsViewModel(workspace, Platform::runLater, notifier, this::leadTo);
        alerting.standingProperty().subscribe(standing -> frame.concern("alerts", words(standing)));
        this.alerts = new AlertsView(alerting);
    }

    private PreferencesScreen settings(WorkspaceModel workspace) {
        PreferencesViewModel.Marks marks = new PreferencesViewModel.Marks() {
            @Override
            public Map<String, String> values() {
                return activity.model().marks();
            }

            @Override
            public Map<String, String> usual() {
                return ActivityViewModel.usualMarks();
            }

            @Override
            public void use(Map<String, String> values) {
                activity.model().mark(values);
            }
        };
        PreferencesViewModel.Recording recording = new PreferencesViewModel.Recording() {
            @Override
            public RecordingSettings settings() {
                return rewind.settingsProperty().get();
            }

            @Override
            public void use(RecordingSettings settings) {
                rewind.use(settings);
            }
        };
        return new PreferencesScreen(
                () -> new PreferencesViewModel(workspace.workspace(), frame::save, marks, recording),
                () -> frame.bringToFront(activity));
    }

    /** Brings the page to the front with a process that a log tells of, as it is or as it was recorded then. */
    void show(Optional<String> environment, LoggedProcess process, Consumer<String> nothing) {
        environment.ifPresent(workspace::focus);
        rewind.find(process, () -> frame.bringToFront(activity), nothing);
    }

    /** The moment before now that the page shows; empty where that is now. */
    Optional<Instant> past() {
        return rewind.isPast() ? activity.model().shownAt() : Optional.empty();
    }

    /** Whose sessions the page shows; empty for a recording of an environment that the workspace has not. */
    Optional<String> environment() {
        Optional<String> recorded = rewind.recordingProperty().get().map(Recording::environment);
        return recorded.isEmpty()
                ? workspace.focusProperty().get().map(ConnectionProfile::name)
                : recorded.filter(name -> workspace.profiles().stream()
                        .anyMatch(profile -> profile.name().equals(name)));
    }

    private static Map<String, List<String>> words(Map<String, List<Alert>> standing) {
        return standing.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        each -> each.getValue().stream().map(Alert::words).toList()));
    }

    private void leadTo(Alert alert) {
        rewind.backToNow();
        frame.bringToFront(activity);
        alert.pid().ifPresent(activity::reveal);
    }

    /** Tells a person who looks at something else. */
    Notifier notifier() {
        return notifier;
    }

    /** The alerts of all environments, to stand over every page. */
    AlertsView alerts() {
        return alerts;
    }

    ActivityScreen activity() {
        return activity;
    }

    private List<Action> actions(Runnable openSettings) {
        return List.of(
                new Action("activity.settings", Texts.get("preferences.action"), "Shortcut+Comma", openSettings),
                new Action("activity.recording", Texts.get("rewind.open.action"), "", () -> {
                    frame.bringToFront(activity);
                    rewind.open();
                }),
                new Action("activity.now", Texts.get("rewind.back.action"), "Shortcut+L", rewind::backToNow),
                new Action(
                        "activity.record",
                        Texts.get("rewind.record.action"),
                        "",
                        () -> rewind.switchRecording(
                                !rewind.settingsProperty().get().on())));
    }
}
