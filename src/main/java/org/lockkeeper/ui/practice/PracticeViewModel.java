package org.lockkeeper.ui.practice;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.sandbox.incident.Incident;
import org.lockkeeper.sandbox.incident.Incidents.Standing;
import org.lockkeeper.sandbox.incident.Verdict;
import org.lockkeeper.task.Job;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.WorkspaceModel;
import org.lockkeeper.ui.dialog.DialogService;

/** The incident that is being practised, if any. It is judged when it is asked for, not before: finding out is the practice. */
public final class PracticeViewModel {
    private final Practice practice;
    private final WorkspaceModel workspace;
    private final TaskRunner tasks;
    private final DialogService dialogs;
    private final ReadOnlyObjectWrapper<Optional<Incident>> incident = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Verdict>> verdict = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    public PracticeViewModel(Practice practice, WorkspaceModel workspace, TaskRunner tasks, DialogService dialogs) {
        this.practice = practice;
        this.workspace = workspace;
        this.tasks = tasks;
        this.dialogs = dialogs;
    }

    /** What is being practised; empty where nothing is. */
    public ReadOnlyObjectProperty<Optional<Incident>> incidentProperty() {
        return incident.getReadOnlyProperty();
    }

    /** What it had come to when it was last asked for. */
    public ReadOnlyObjectProperty<Optional<Verdict>> verdictProperty() {
        return verdict.getReadOnlyProperty();
    }

    /** Whether one is being started, judged or ended just now. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Those that play in the project of this workspace. */
    List<Incident> offered() {
        return Arrays.stream(Incident.values())
                .filter(each ->
                        each.project() == workspace.workspace().project().kind())
                .toList();
    }

    /** Looks whether one is being played already, started on the command line or before this window. */
    void look() {
        run(
                Texts.get("practice.looking"),
                (_, _) -> practice.standing().filter(Standing::alive),
                standing -> incident.set(standing.map(each -> each.performance().incident())));
    }

    /** Starts one; the focus moves to where it is played. */
    void start(Incident wanted) {
        run(
                Texts.get("practice.starting", wanted.title()),
                (progress, cancel) -> practice.start(wanted, progress, cancel),
                standing -> {
                    verdict.set(Optional.empty());
                    incident.set(Optional.of(standing.performance().incident()));
                    workspace.profiles().stream()
                            .filter(profile -> profile.environment() == Environment.PRODUCTION)
                            .map(ConnectionProfile::name)
                            .findFirst()
                            .ifPresent(workspace::focus);
                });
    }

    /** Says whether it is solved, and with the least damage. */
    void check() {
        run(Texts.get("practice.checking"), (_, _) -> practice.standing(), standing -> {
            verdict.set(standing.map(Standing::verdict));
            incident.set(standing.map(each -> each.performance().incident()));
        });
    }

    /** Ends it and clears it away. */
    void stop() {
        run(
                Texts.get("practice.stopping"),
                (_, _) -> {
                    practice.stop();
                    return Optional.<Incident>empty();
                },
                none -> {
                    verdict.set(Optional.empty());
                    incident.set(none);
                });
    }

    private <T> void run(String title, Job.Body<T> body, Consumer<T> done) {
        if (busy.get()) {
            return;
        }
        busy.set(true);
        tasks.start(
                Job.brief(title, body),
                result -> {
                    busy.set(false);
                    done.accept(result);
                },
                failure -> {
                    busy.set(false);
                    dialogs.error(failure);
                });
    }
}
