package org.lockkeeper.ui.runbook;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.lockkeeper.backup.Figures;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.migration.HistoryEdit;
import org.lockkeeper.runbook.Advice;
import org.lockkeeper.runbook.Answer;
import org.lockkeeper.runbook.Diagnosis;
import org.lockkeeper.runbook.Finding;
import org.lockkeeper.runbook.RollbackCase;
import org.lockkeeper.runbook.RunbookService;
import org.lockkeeper.task.Job;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.WorkspaceModel;
import org.lockkeeper.ui.dialog.DialogService;
import org.lockkeeper.ui.dialog.Failure;

/** The runbooks for the environment in focus. */
public final class RunbooksViewModel {
    private final WorkspaceModel workspace;
    private final RunbookService runbooks;
    private final TaskRunner tasks;
    private final DialogService dialogs;
    private final Runnable toBackups;
    private final Consumer<String> told;

    private final ReadOnlyObjectWrapper<Runbook> runbook = new ReadOnlyObjectWrapper<>(Runbook.ROLLBACK);
    private final ReadOnlyObjectWrapper<Optional<RollbackCase>> rollback =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableList<Finding> findings = FXCollections.observableArrayList();
    private Optional<HistoryEdit> forgotten = Optional.empty();
    private final ReadOnlyObjectWrapper<Optional<Diagnosis>> diagnosis = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> failure = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Set<String> watched = new HashSet<>();
    private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper();
    private boolean inFront;

    /** The pages of the page. */
    public enum Runbook {
        ROLLBACK,
        DOWN
    }

    RunbooksViewModel(
            WorkspaceModel workspace,
            TaskRunner tasks,
            DialogService dialogs,
            Runnable toBackups,
            Consumer<String> told) {
        this.workspace = workspace;
        this.runbooks = workspace.services().runbooks();
        this.tasks = tasks;
        this.dialogs = dialogs;
        this.toBackups = toBackups;
        this.told = told;
        workspace.focusProperty().subscribe(_ -> forget());
    }

    public ReadOnlyObjectProperty<Runbook> runbookProperty() {
        return runbook.getReadOnlyProperty();
    }

    /** What was found for the decision; empty before it was looked. */
    public ReadOnlyObjectProperty<Optional<RollbackCase>> rollbackProperty() {
        return rollback.getReadOnlyProperty();
    }

    /** The criteria with their answers, a person's in place of those that were found. */
    ObservableList<Finding> findings() {
        return findings;
    }

    public ReadOnlyObjectProperty<Optional<Diagnosis>> diagnosisProperty() {
        return diagnosis.getReadOnlyProperty();
    }

    /** Why nothing can be said; empty where it can. */
    public ReadOnlyObjectProperty<Optional<String>> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty lookingProperty() {
        return looking.getReadOnlyProperty();
    }

    /** The name of the environment in focus; empty where there is none. */
    String environment() {
        return workspace.focusProperty().get().map(ConnectionProfile::name).orElse("");
    }

    /** The workspace that a command which is shown has to name. */
    Workspace commandsFor() {
        return workspace.services().workspace();
    }

    /** What the answers speak for. */
    Advice advice() {
        return Advice.of(findings);
    }

    void shown() {
        inFront = true;
        if (rollback.get().isEmpty() && diagnosis.get().isEmpty()) {
            look();
        }
    }

    void hidden() {
        inFront = false;
    }

    /** Turns to one of the runbooks and looks, unless it has. */
    void turnTo(Runbook other) {
        runbook.set(other);
        boolean known = switch (other) {
            case ROLLBACK -> rollback.get().isPresent();
            case DOWN -> diagnosis.get().isPresent();
        };
        if (!known) {
            look();
        }
    }

    /** What was found is of another environment. */
    private void forget() {
        forgotten = Optional.empty();
        rollback.set(Optional.empty());
        findings.clear();
        diagnosis.set(Optional.empty());
        failure.set(Optional.empty());
        if (inFront) {
            look();
        }
    }

    /** Looks anew. */
    public void look() {
        String environment = environment();
        if (environment.isEmpty() || looking.get()) {
            return;
        }
        looking.set(true);
        failure.set(Optional.empty());
        switch (runbook.get()) {
            case ROLLBACK ->
                tasks.start(
                        Job.brief(
                                Texts.get("runbooks.rollback.looking", environment),
                                (_, _) -> runbooks.rollback(environment)),
                        found -> ended(environment, () -> take(found)),
                        problem -> ended(environment, () -> fail(problem)));
            case DOWN ->
                tasks.start(
                        Job.brief(
                                Texts.get("runbooks.down.looking", environment), (_, _) -> runbooks.down(environment)),
                        found -> ended(environment, () -> diagnosis.set(Optional.of(found))),
                        problem -> ended(environment, () -> fail(problem)));
        }
    }

    private void ended(String environment, Runnable take) {
        looking.set(false);
        if (environment.equals(environment())) {
            take.run();
        } else {
            look();
        }
    }

    private void take(RollbackCase found) {
        findings.setAll(found.findings());
        rollback.set(Optional.of(found));
    }

    private void fail(Throwable problem) {
        failure.set(Optional.of(Failure.of(problem).sentence()));
    }

    /** A person's answer. */
    void answer(Finding finding, Answer answer) {
        int index = findings.indexOf(finding);
        if (index >= 0) {
            findings.set(index, finding.answered(answer));
        }
    }

    /** Watches the application come back, for as long as that takes or until it is cancelled, and keeps the time. */
    void watch() {
        String environment = environment();
        if (!watched.add(environment)) {
            told.accept(Texts.get("runbooks.watch.already", environment));
            return;
        }
        tasks.start(
                Job.durable(
                        Texts.get("runbooks.watch.doing", environment),
                        (_, cancel) -> runbooks.watchCodeOnly(environment, cancel)),
                kept -> {
                    watched.remove(environment);
                    told.accept(Texts.get("runbooks.watch.kept", environment, Figures.time(kept.took())));
                    look();
                },
                failure -> {
                    watched.remove(environment);
                    dialogs.error(failure);
                });
    }

    /** To the page where a restore begins. */
    void toBackups() {
        toBackups.run();
    }

    /** Why the rows of the history cannot be removed; empty where they can. */
    Optional<String> whyNoForgetting() {
        List<?> newer = rollback.get().map(found -> found.restore().newer()).orElse(List.of());
        return newer.isEmpty() ? Optional.of(Texts.get("runbooks.forget.none")) : Optional.empty();
    }

    /** What the last removal of rows did to the environment in focus; empty where there was none. */
    Optional<HistoryEdit> forgotten() {
        return forgotten;
    }

    /** Removes the rows of the history that are newer than the backup; the guard asks. */
    void forgetRows() {
        Optional<Instant> after =
                rollback.get().flatMap(found -> found.restore().snapshot());
        String environment = environment();
        after.ifPresent(moment -> tasks.start(
                Job.durable(
                        Texts.get("runbooks.forget.doing", environment),
                        (_, _) -> runbooks.forget(environment, moment, dialogs.confirmer(Optional.empty()))),
                edit -> {
                    forgotten = Optional.of(edit).filter(_ -> environment.equals(environment()));
                    told.accept(edit.words());
                    // What was found lists rows that are gone.
                    rollback.set(Optional.empty());
                    workspace.refresh();
                    look();
                },
                dialogs::error));
    }

    /** Why no revert can be made; empty where one can. */
    Optional<String> whyNoRevert() {
        return rollback.get().flatMap(found -> found.revert().script()).isPresent()
                ? Optional.empty()
                : Optional.of(Texts.get("runbooks.revert.none"));
    }

    /** Makes the revert migration, after asking. */
    void revert() {
        Optional<RollbackCase.Revert> revert = rollback.get().map(RollbackCase::revert);
        String migration = revert.flatMap(RollbackCase.Revert::migration).orElse("");
        String script = revert.flatMap(RollbackCase.Revert::script)
                .map(Object::toString)
                .orElse("");
        boolean goOn = !script.isEmpty()
                && dialogs.confirm(
                        Texts.get("runbooks.revert.title", migration),
                        Texts.get("runbooks.revert.text", script),
                        Texts.get("runbooks.revert.do"));
        if (goOn) {
            tasks.start(
                    Job.brief(Texts.get("runbooks.revert.doing"), (_, _) -> runbooks.revert(migration)),
                    made -> {
                        told.accept(Texts.get("runbooks.revert.done", made));
                        workspace.refresh();
                        look();
                    },
                    dialogs::error);
        }
    }
}
