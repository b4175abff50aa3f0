package org.lockkeeper.ui.practice;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
import org.lockkeeper.sandbox.incident.Performance;
import org.lockkeeper.sandbox.incident.Verdict;
import org.lockkeeper.task.Job;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.WorkspaceModel;
import org.lockkeeper.ui.dialog.DialogService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The incident that is being practised, if any. It is judged when it is asked for, not before: finding out is the practice. */
public final class PracticeViewModel {
    private static final Logger LOG = LoggerFactory.getLogger(PracticeViewModel.class);

    private final Practice practice;
    private final WorkspaceModel workspace;
    private final TaskRunner tasks;
    private final DialogService dialogs;
    private final TaskRunner unlisted;
    private final ReadOnlyObjectWrapper<Optional<Incident>> incident = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Verdict>> verdict = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Map<String, List<String>>> concern = new ReadOnlyObjectWrapper<>(Map.of());
    private Optional<Performance> shown = Optional.empty();
    private boolean glancing;
    private int asked;

    /** @param unlisted runs what nobody has to be told of */
    public PracticeViewModel(
            Practice practice, WorkspaceModel workspace, TaskRunner tasks, TaskRunner unlisted, DialogService dialogs) {
        this.practice = practice;
        this.unlisted = unlisted;
        this.workspace = workspace;
        this.tasks = tasks;
        this.dialogs = dialogs;
        incident.subscribe(now -> concern.set(concern(now)));
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
                standing -> show(standing, Optional.empty()));
    }

    /** Looks again, in passing: one that the command line starts or stops meanwhile comes and goes here too. Called as often as one likes. */
    public void glance() {
        if (glancing || busy.get()) {
            return;
        }
        glancing = true;
        int mine = asked;
        unlisted.start(
                Job.brief(Texts.get("practice.looking"), (_, _) -> practice.standing()),
                standing -> {
                    glancing = false;
                    // What was asked for meanwhile knows better.
                    if (mine == asked) {
                        follow(standing);
                    }
                },
                failure -> {
                    glancing = false;
                    LOG.debug("the incident could not be looked at", failure);
                });
    }

    /** One that ended by itself stays, to be judged; one that nobody knows of any more does not, nor one before another. */
    private void follow(Optional<Standing> standing) {
        if (shown.isPresent()
                && standing.filter(now -> isSame(now.performance(), shown.get()))
                        .isPresent()) {
            if (isOpen(verdict.get()) && !isOpen(standing.map(Standing::verdict))) {
                // That it is open is not true any more; what it has come to is told to who asks.
                verdict.set(Optional.empty());
            }
            return;
        }
        show(
                standing.filter(now -> now.alive() && now.performance().phase() == Performance.Phase.OPEN),
                Optional.empty());
    }

    private static boolean isOpen(Optional<Verdict> judged) {
        return judged.filter(each -> each.result() == Verdict.Result.OPEN).isPresent();
    }

    private static boolean isSame(Performance one, Performance other) {
        return one.process() == other.process() && one.begun().equals(other.begun());
    }

    private void show(Optional<Standing> standing, Optional<Verdict> judged) {
        shown = standing.map(Standing::performance);
        verdict.set(judged);
        incident.set(shown.map(Performance::incident));
    }

    /** What the rail tells: the incident, on the environment where it is played. */
    public ReadOnlyObjectProperty<Map<String, List<String>>> concernProperty() {
        return concern.getReadOnlyProperty();
    }

    private Map<String, List<String>> concern(Optional<Incident> now) {
        return now.flatMap(each ->
                        stage().map(where -> Map.of(where, List.of(Texts.get("practice.concern", each.title())))))
                .orElse(Map.of());
    }

    private Optional<String> stage() {
        return workspace.profiles().stream()
                .filter(profile -> profile.environment() == Environment.PRODUCTION)
                .map(ConnectionProfile::name)
                .findFirst();
    }

    /** Starts one; the focus moves to where it is played. */
    void start(Incident wanted) {
        run(
                Texts.get("practice.starting", wanted.title()),
                (progress, cancel) -> practice.start(wanted, progress, cancel),
                standing -> {
                    show(Optional.of(standing), Optional.empty());
                    stage().ifPresent(workspace::focus);
                });
    }

    /** Says whether it is solved, and with the least damage. */
    void check() {
        run(
                Texts.get("practice.checking"),
                (_, _) -> practice.standing(),
                standing -> show(standing, standing.map(Standing::verdict)));
    }

    /** Ends it and clears it away. */
    void stop() {
        run(
                Texts.get("practice.stopping"),
                (_, _) -> {
                    practice.stop();
                    return Optional.<Standing>empty();
                },
                none -> show(none, Optional.empty()));
    }

    private <T> void run(String title, Job.Body<T> body, Consumer<T> done) {
        if (busy.get()) {
            return;
        }
        busy.set(true);
        asked++;
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
