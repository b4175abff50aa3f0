package org.lockkeeper.ui.logs;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.util.Subscription;

/**
 * An open log, and where a person wants it a second view beside it: over the same index, with a filter, a selection and a place of its own. For the
 * toolkit's thread.
 */
final class LogSides {
    private final LogViewModel first;
    private final ReadOnlyObjectWrapper<Optional<LogViewModel>> second = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<LogViewModel> active;
    private final BooleanProperty together = new SimpleBooleanProperty(true);
    private Subscription selections = Subscription.EMPTY;

    LogSides(LogViewModel first) {
        this.first = first;
        this.active = new ReadOnlyObjectWrapper<>(first);
    }

    LogViewModel first() {
        return first;
    }

    /** The view beside it; empty where there is none. */
    ReadOnlyObjectProperty<Optional<LogViewModel>> secondProperty() {
        return second.getReadOnlyProperty();
    }

    /** The one that the keyboard is in, which finds, steps, saves and follows. */
    ReadOnlyObjectProperty<LogViewModel> activeProperty() {
        return active.getReadOnlyProperty();
    }

    /** Whether an entry that is selected in one is brought into sight in the other too. */
    BooleanProperty togetherProperty() {
        return together;
    }

    /** Opens the view beside the log, or closes it. */
    void turn() {
        if (second.get().isPresent()) {
            close();
        } else {
            split();
        }
    }

    private void split() {
        LogViewModel beside = first.beside();
        selections = Subscription.combine(
                follow(first, beside), follow(beside, first), rejoin(first, beside), rejoin(beside, first));
        second.set(Optional.of(beside));
        active.set(beside);
        long line = first.place().selection().line();
        if (line >= 0) {
            beside.place().show(line);
        }
    }

    private Subscription follow(LogViewModel from, LogViewModel to) {
        return from.selectedProperty().subscribe((_, now) -> {
            if (together.get()) {
                now.ifPresent(entry -> to.place().show(entry.line()));
            }
        });
    }

    /** What another filter finds in one is shown where the other is, as soon as all of it is found. */
    private Subscription rejoin(LogViewModel one, LogViewModel other) {
        AtomicBoolean anew = new AtomicBoolean();
        return Subscription.combine(
                one.find().filterProperty().subscribe((_, now) -> anew.set(now.isPresent())),
                one.find().searchingProperty().subscribe((_, now) -> {
                    long line = other.place().selection().line();
                    if (!now && anew.getAndSet(false) && together.get() && line >= 0) {
                        one.place().show(line);
                    }
                }));
    }

    /** Closes the view beside the log. */
    void close() {
        selections.unsubscribe();
        selections = Subscription.EMPTY;
        active.set(first);
        second.get().ifPresent(LogViewModel::close);
        second.set(Optional.empty());
    }

    /** The keyboard went into that one. */
    void activate(LogViewModel log) {
        active.set(log);
    }

    /** Whether that holds for none of the views. */
    boolean none(Predicate<LogViewModel> condition) {
        return Stream.concat(Stream.of(first), second.get().stream()).noneMatch(condition);
    }

    /** The other one, where there are two. */
    Optional<LogViewModel> other() {
        return second.get().map(beside -> active.get().equals(first) ? beside : first);
    }
}
