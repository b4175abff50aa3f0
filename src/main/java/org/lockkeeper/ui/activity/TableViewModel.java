package org.lockkeeper.ui.activity;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.lockkeeper.activity.Session;

/** Which sessions of the moment that is shown stand in the table, in which order, and what is folded. */
final class TableViewModel {
    private final SessionLines lines = new SessionLines();
    private final ObjectProperty<SessionFilter> filter;
    private final ObjectProperty<Boolean> background = new SimpleObjectProperty<>(false);
    private final ReadOnlyObjectWrapper<Optional<SessionLine>> revealed = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyIntegerWrapper hidden = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper arranging = new ReadOnlyBooleanWrapper();
    private List<SessionFacts> sessions = List.of();

    TableViewModel(SessionFilter remembered) {
        this.filter = new SimpleObjectProperty<>(remembered);
        filter.subscribe((_, _) -> arrange());
        background.subscribe((_, _) -> arrange());
    }

    ObservableList<TableLine> lines() {
        return lines.lines();
    }

    ObjectProperty<SessionFilter> filterProperty() {
        return filter;
    }

    /** Whether the server's own processes are shown. */
    ObjectProperty<Boolean> backgroundProperty() {
        return background;
    }

    /** The line that is to be selected and brought into sight. */
    ReadOnlyObjectProperty<Optional<SessionLine>> revealedProperty() {
        return revealed.getReadOnlyProperty();
    }

    /** Whether lines come and go just now; what is selected then is nobody's choice. */
    ReadOnlyBooleanProperty arrangingProperty() {
        return arranging.getReadOnlyProperty();
    }

    /** How many sessions there are where the filter leaves none; 0 where it leaves some, or there are none. */
    ReadOnlyIntegerProperty hiddenProperty() {
        return hidden.getReadOnlyProperty();
    }

    /** Filters as usual; where that leaves nobody either, not at all. */
    void clearFilter() {
        filter.set(SessionFilter.USUAL);
        if (lines().isEmpty()) {
            filter.set(SessionFilter.ALL);
        }
    }

    void sort(Comparator<SessionFacts> order) {
        lines.sort(order);
    }

    /** Shows another moment. */
    void show(List<SessionFacts> now) {
        sessions = now;
        arrange();
    }

    private void arrange() {
        arranging.set(true);
        try {
            lines.update(sessions, filter.get()::matches, background.get());
        } finally {
            arranging.set(false);
        }
        hidden.set(lines().isEmpty() ? lines.hidden() : 0);
    }

    /** Shows what stands below a line, or hides it; below most nothing does. */
    void turn(@Nullable TableLine line) {
        if (line instanceof GroupLine) {
            background.set(!background.get());
        } else if (line instanceof SessionLine session && session.facts().workers() > 0) {
            turnWorkers(session.facts().session().pid());
        }
    }

    private void turnWorkers(int leader) {
        lines.turn(leader);
        arrange();
    }

    /**
     * Shows the workers of a leader or the background processes, or hides them: from the line that they stand below or from one of theirs.
     *
     * @return the line that they stand below, where that changed something
     */
    Optional<TableLine> unfold(TableLine line, boolean open) {
        return switch (line) {
            case GroupLine _ -> unfoldBackground(open);
            case SessionLine session -> {
                Optional<TableLine> leader = unfoldWorkers(session.facts(), open);
                yield leader.isPresent() || open || !session.isBackground() ? leader : unfoldBackground(false);
            }
        };
    }

    private Optional<TableLine> unfoldBackground(boolean open) {
        if (background.get() == open) {
            return Optional.empty();
        }
        background.set(open);
        return Optional.of(lines.heading());
    }

    private Optional<TableLine> unfoldWorkers(SessionFacts facts, boolean open) {
        Optional<Integer> leader = facts.session().leader();
        int head = leader.orElse(facts.session().pid());
        boolean foldable = facts.workers() > 0 || (!open && leader.isPresent());
        if (!foldable || lines.isUnfolded(head) == open) {
            return Optional.empty();
        }
        turnWorkers(head);
        return lines.leader(head).map(line -> line);
    }

    /** Brings a session of this moment into sight, whatever the filter says. */
    void reveal(Session session) {
        session.leader().filter(leader -> !lines.isUnfolded(leader)).ifPresent(this::turnWorkers);
        int head = session.leader().orElse(session.pid());
        background.set(background.get()
                || sessions.stream()
                        .map(SessionFacts::session)
                        .anyMatch(each -> each.pid() == head && each.isBackground()));
        if (lines.line(session.key()).isEmpty()) {
            filter.set(SessionFilter.USUAL);
        }
        if (lines.line(session.key()).isEmpty()) {
            filter.set(SessionFilter.ALL);
        }
        // The same one a second time is to be selected again too.
        revealed.set(Optional.empty());
        revealed.set(lines.line(session.key()));
    }
}
