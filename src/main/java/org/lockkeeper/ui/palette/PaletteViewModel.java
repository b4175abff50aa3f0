package org.lockkeeper.ui.palette;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.lockkeeper.ui.shell.Action;

/** What the palette offers for what was typed. */
public final class PaletteViewModel {
    /** More than that nobody reads; typing on is quicker. */
    static final int LIMIT = 60;

    private final List<Action> actions;
    private final List<Action> findable;
    private final StringProperty query = new SimpleStringProperty("");
    private final ObservableList<Action> results = FXCollections.observableArrayList();
    private final ObservableList<Action> resultsView = FXCollections.unmodifiableObservableList(results);
    private final ReadOnlyIntegerWrapper left = new ReadOnlyIntegerWrapper();

    /**
     * Offers both.
     *
     * @param actions everything that can be done, the most wanted first
     * @param findable what is offered only when something is typed: there may be thousands
     */
    public PaletteViewModel(List<Action> actions, List<Action> findable) {
        this.actions = List.copyOf(actions);
        this.findable = List.copyOf(findable);
        query.subscribe(this::search);
    }

    public StringProperty queryProperty() {
        return query;
    }

    /** The best first. */
    public ObservableList<Action> results() {
        return resultsView;
    }

    /** How many more fit than are listed. */
    public ReadOnlyIntegerProperty leftProperty() {
        return left.getReadOnlyProperty();
    }

    private void search(String typed) {
        record Scored(Action action, int distance) {}
        List<Scored> fitting = Stream.concat(actions.stream(), typed.isBlank() ? Stream.empty() : findable.stream())
                .map(action -> new Scored(action, FuzzyMatch.distance(typed, action.title())))
                .filter(scored -> scored.distance() != FuzzyMatch.NONE)
                .sorted(Comparator.comparingInt(Scored::distance))
                .toList();
        results.setAll(fitting.stream().limit(LIMIT).map(Scored::action).toList());
        left.set(Math.max(0, fitting.size() - LIMIT));
    }
}
