package org.lockkeeper.ui.activity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.lockkeeper.activity.ActivityService;
import org.lockkeeper.activity.Session;
import org.lockkeeper.activity.SessionKey;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.task.Job;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.WindowWords;

/** The sessions that somebody selected, in the table or in the forest, and the whole statement of the first. */
final class SelectionViewModel {
    private final ActivityService service;
    private final TaskRunner tasks;
    private final Notices notices;
    private final ReadOnlyObjectWrapper<List<Session>> selected = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<String> query = new ReadOnlyObjectWrapper<>("");
    private int asked;

    SelectionViewModel(ActivityService service, TaskRunner tasks, Notices notices) {
        this.service = service;
        this.tasks = tasks;
        this.notices = notices;
    }

    ReadOnlyObjectProperty<List<Session>> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<String> queryProperty() {
        return query.getReadOnlyProperty();
    }

    List<Session> get() {
        return selected.get();
    }

    /**
     * Selects others.
     *
     * @param environment where the rest of a long statement is fetched from; empty where they are of the past
     */
    void set(List<Session> sessions, Optional<String> environment) {
        boolean same = shown(selected.get()).equals(shown(sessions));
        selected.set(List.copyOf(sessions));
        if (same) {
            return;
        }
        asked++;
        if (sessions.isEmpty()) {
            query.set("");
        } else {
            Session first = sessions.getFirst();
            query.set(first.query());
            if (first.query().length() < first.queryBytes()) {
                environment.ifPresent(name -> first.backendStart().ifPresent(start -> fetch(name, first.pid(), start)));
            }
        }
    }

    /** Keeps those that are still there, as they are now. */
    void follow(List<Session> now, Optional<String> environment) {
        set(Present.among(now, selected.get()), environment);
    }

    /** Whose statement it is that is shown. */
    private static Optional<Statement> shown(List<Session> sessions) {
        return sessions.stream().findFirst().map(first -> new Statement(first.key(), first.queryStart()));
    }

    private record Statement(SessionKey session, Optional<Instant> start) {}

    private void fetch(String environment, int pid, Instant backendStart) {
        int mine = asked;
        tasks.start(
                Job.brief(
                        Texts.get("activity.reading.query", pid),
                        (_, _) -> service.query(environment, pid, backendStart)),
                whole -> {
                    if (mine == asked) {
                        whole.ifPresent(query::set);
                    }
                },
                problem -> notices.say(sentence(problem)));
    }

    private static String sentence(Throwable problem) {
        return problem instanceof LockkeeperException known
                ? WindowWords.of(known)
                : Texts.get("activity.failed", String.valueOf(problem.getMessage()));
    }
}
