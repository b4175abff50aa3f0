package org.lockkeeper.ui.audit;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.lockkeeper.audit.AuditTrail;
import org.lockkeeper.audit.AuditedAction;
import org.lockkeeper.task.Job;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.Tone;

/** The record of guarded actions, filtered, and the check of it. */
public final class AuditViewModel {
    private final AuditTrail audit;
    private final TaskRunner tasks;

    private final ObservableList<AuditedAction> all = FXCollections.observableArrayList();
    private final FilteredList<AuditedAction> shown = new FilteredList<>(all);
    private final StringProperty filter = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Optional<String>> failure = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<CheckWords>> check = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper checking = new ReadOnlyBooleanWrapper();

    public AuditViewModel(AuditTrail audit, TaskRunner tasks) {
        this.audit = audit;
        this.tasks = tasks;
        filter.subscribe(text -> shown.setPredicate(action -> matches(action, text)));
    }

    /** The newest first; what the filter leaves. */
    ObservableList<AuditedAction> actions() {
        return shown;
    }

    public StringProperty filterProperty() {
        return filter;
    }

    /** Why the record cannot be read; empty where it was. */
    public ReadOnlyObjectProperty<Optional<String>> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** What the last check found; empty before the first. */
    public ReadOnlyObjectProperty<Optional<CheckWords>> checkProperty() {
        return check.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty checkingProperty() {
        return checking.getReadOnlyProperty();
    }

    /** How many there are, in words. */
    String headline() {
        return Texts.get("audit.headline", all.size());
    }

    /** Where the record is kept. */
    String file() {
        return audit.file().toString();
    }

    /** Reads the record anew. */
    public void read() {
        tasks.start(
                Job.brief(Texts.get("audit.reading"), (_, _) -> new Reading(audit.actions(), flaw())),
                this::take,
                problem -> failure.set(Optional.of(words(problem))));
    }

    private void take(Reading reading) {
        failure.set(Optional.empty());
        all.setAll(reading.actions);
        if (reading.flaw.isPresent()
                || check.get().filter(words -> words.tone() == Tone.DANGER).isPresent()) {
            check.set(reading.flaw);
        }
    }

    /** What is left out of the list, since it was tampered with, is told without being asked for. */
    private Optional<CheckWords> flaw() {
        try {
            return Optional.of(audit.verify(Optional.empty()))
                    .filter(found -> found.flaw().isPresent())
                    .map(CheckWords::of);
        } catch (IOException e) {
            return Optional.of(CheckWords.unreadable(words(e)));
        }
    }

    /** Checks every entry. */
    public void verify() {
        checking.set(true);
        tasks.start(
                Job.brief(Texts.get("audit.verifying"), (_, _) -> audit.verify(Optional.empty())),
                found -> finish(CheckWords.of(found)),
                problem -> finish(CheckWords.unreadable(words(problem))));
    }

    private void finish(CheckWords words) {
        checking.set(false);
        check.set(Optional.of(words));
    }

    /** The record, and what is wrong with it. */
    private record Reading(List<AuditedAction> actions, Optional<CheckWords> flaw) {}

    private String words(Throwable problem) {
        return Texts.get("audit.unreadable", file(), String.valueOf(problem.getMessage()));
    }

    private static boolean matches(AuditedAction action, String filter) {
        String wanted = filter.strip().toLowerCase(Locale.ROOT);
        return wanted.isEmpty()
                || String.join(
                                "\n",
                                action.osUser(),
                                action.role(),
                                action.profile(),
                                action.environment(),
                                action.address(),
                                action.operation(),
                                String.join("\n", action.subjects()),
                                action.digest(),
                                action.reason(),
                                action.result())
                        .toLowerCase(Locale.ROOT)
                        .contains(wanted);
    }
}
