package org.lockkeeper.ui.backup.wizard;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.lockkeeper.task.Job;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.dialog.Failure;

/** A look at something that takes its time: what was found, or why nothing was. An answer to an older question is dropped. */
final class Looking<T> {
    private final TaskRunner tasks;
    private final ReadOnlyObjectWrapper<Optional<T>> found = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> failure = new ReadOnlyObjectWrapper<>(Optional.empty());
    private int asked;

    Looking(TaskRunner tasks) {
        this.tasks = tasks;
    }

    /** What was found; empty while it is looked at, and where that failed. */
    ReadOnlyObjectProperty<Optional<T>> foundProperty() {
        return found.getReadOnlyProperty();
    }

    /** Why nothing was found, in a sentence. */
    ReadOnlyObjectProperty<Optional<String>> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** What was found before, and what is on its way, is of no interest any more. */
    void forget() {
        asked++;
        found.set(Optional.empty());
        failure.set(Optional.empty());
    }

    void start(String title, Job.Body<T> body) {
        start(title, body, _ -> {});
    }

    /** @param then hears what was found, after everybody else */
    void start(String title, Job.Body<T> body, Consumer<T> then) {
        forget();
        int mine = asked;
        tasks.start(
                Job.brief(title, body),
                result -> {
                    if (mine == asked) {
                        found.set(Optional.of(result));
                        then.accept(result);
                    }
                },
                thrown -> {
                    if (mine == asked) {
                        failure.set(Optional.of(Failure.of(thrown).sentence()));
                    }
                });
    }

    /** Why it leads no further: it failed, or nothing was found yet; empty where something was. */
    Optional<String> refusal(String meanwhile) {
        return failure.get().or(() -> found.get().isPresent() ? Optional.empty() : Optional.of(meanwhile));
    }
}
