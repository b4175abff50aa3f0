package org.lockkeeper.ui.activity;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.lockkeeper.activity.ActivityService;
import org.lockkeeper.activity.Session;
import org.lockkeeper.activity.Target;
import org.lockkeeper.task.Job;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.dialog.Declined;
import org.lockkeeper.ui.dialog.DialogService;

/** Cancel and terminate, on exactly the sessions that are selected, and what became of them. One at a time. */
public final class EndViewModel {
    private final ActivityService service;
    private final TaskRunner tasks;
    private final DialogService dialogs;
    private final SessionNames names;
    private final Supplier<String> focus;
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<EndedWords> ended = new ReadOnlyObjectWrapper<>(EndedWords.NONE);

    /** @param focus the environment that the page shows */
    EndViewModel(
            ActivityService service,
            TaskRunner tasks,
            DialogService dialogs,
            SessionNames names,
            Supplier<String> focus) {
        this.service = service;
        this.tasks = tasks;
        this.dialogs = dialogs;
        this.names = names;
        this.focus = focus;
    }

    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /** What became of the last ones; empty before the first and after {@link #dismiss()}. */
    ReadOnlyObjectProperty<EndedWords> endedProperty() {
        return ended.getReadOnlyProperty();
    }

    public void dismiss() {
        ended.set(EndedWords.NONE);
    }

    /** What is done and how often, in about the same room for whatever is selected, so that no button moves under the mouse. */
    String label(boolean whole, List<Session> sessions) {
        return Texts.get(whole ? "activity.terminate.button" : "activity.cancel.button", sessions.size());
    }

    /** The same with the names of those that it is done to. */
    String description(boolean whole, List<Session> sessions) {
        return Texts.get(whole ? "activity.terminate" : "activity.cancel", sessions.size(), names.of(sessions));
    }

    /** Why it cannot be done; empty where it can. */
    Optional<String> refusal(boolean whole, List<Session> sessions) {
        if (running.get()) {
            return Optional.of(Texts.get("activity.refuse.running"));
        }
        if (sessions.isEmpty()) {
            return Optional.of(Texts.get("activity.refuse.nothing"));
        }
        if (sessions.stream().anyMatch(s -> s.backendStart().isEmpty())) {
            return Optional.of(Texts.get("activity.refuse.hidden"));
        }
        return whole || sessions.stream().anyMatch(Session::isRunning)
                ? Optional.empty()
                : Optional.of(Texts.get("activity.refuse.idle"));
    }

    /** Asks the guard and does it; the statements are those that were seen. */
    void end(String environment, boolean whole, List<Session> sessions) {
        if (refusal(whole, sessions).isPresent()) {
            return;
        }
        List<Target> targets =
                sessions.stream().flatMap(s -> Target.of(s).stream()).toList();
        running.set(true);
        dismiss();
        tasks.start(
                Job.durable(
                        description(whole, sessions),
                        (_, _) -> whole
                                ? service.terminate(environment, targets, dialogs.confirmer(Optional.empty()))
                                : service.cancel(environment, targets, dialogs.confirmer(Optional.empty()))),
                result -> {
                    running.set(false);
                    EndedWords words = EndedWords.of(result, whole);
                    // The page may show another environment by now, where there are other sessions with these pids.
                    ended.set(focus.get().equals(environment) ? words : words.on(environment));
                },
                failure -> {
                    running.set(false);
                    if (!(failure instanceof Declined)) {
                        dialogs.error(failure);
                    }
                });
    }
}
