package org.lockkeeper.ui.wizard;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.Tone;

/** Where a person is among the steps, what leads further, and why it does not. Knows no nodes. */
public final class Wizard {
    private final List<Step> steps;
    private final Map<String, Runnable> actions = new HashMap<>();

    private final ReadOnlyIntegerWrapper current = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper furthest = new ReadOnlyIntegerWrapper();
    private final ObjectProperty<Optional<String>> refusal = new SimpleObjectProperty<>(Optional.empty());
    private final StringProperty label = new SimpleStringProperty("");
    private final BooleanProperty grave = new SimpleBooleanProperty();
    private final BooleanProperty held = new SimpleBooleanProperty();
    private final ObservableMap<String, Tone> marks = FXCollections.observableHashMap();

    /** @param steps at least one, in their order */
    public Wizard(List<Step> steps) {
        this.steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("no steps");
        }
    }

    public List<Step> steps() {
        return steps;
    }

    /** The step that is shown. */
    public Step step() {
        return steps.get(current.get());
    }

    /** The index of the step that is shown. */
    public ReadOnlyIntegerProperty currentProperty() {
        return current.getReadOnlyProperty();
    }

    /** The index of the last step that may be gone to directly. */
    public ReadOnlyIntegerProperty furthestProperty() {
        return furthest.getReadOnlyProperty();
    }

    /** Why this step leads no further; empty where it does. Set by whoever knows. */
    public ObjectProperty<Optional<String>> refusalProperty() {
        return refusal;
    }

    /** What the button that leads further says; empty for the name of the next step. */
    public StringProperty labelProperty() {
        return label;
    }

    /** Whether what the button does takes something away from people; set by whoever knows. */
    public BooleanProperty graveProperty() {
        return grave;
    }

    /** Whether nothing can be gone to because work is under way that the steps describe. */
    public BooleanProperty heldProperty() {
        return held;
    }

    /** How steps turned out, by their id; a step without a mark is not judged. */
    public ObservableMap<String, Tone> marks() {
        return marks;
    }

    /** What is done at a step in place of going on; it calls {@link #advance()} by itself when that is right. */
    public Wizard at(String step, Runnable action) {
        actions.put(step, action);
        return this;
    }

    public boolean isLast() {
        return current.get() == steps.size() - 1;
    }

    /** What the button that leads further says. */
    public String forwardLabel() {
        if (!label.get().isEmpty()) {
            return label.get();
        }
        return isLast()
                ? ""
                : Texts.get("wizard.next", steps.get(current.get() + 1).title());
    }

    /** The button that leads further was pressed: nothing happens where it is refused. */
    public void forward() {
        if (held.get() || refusal.get().isPresent()) {
            return;
        }
        Runnable action = actions.get(step().id());
        if (action != null) {
            action.run();
        } else {
            advance();
        }
    }

    /** Shows the next step, if there is one. */
    public void advance() {
        if (!isLast()) {
            show(current.get() + 1);
        }
    }

    /** Shows the step before. */
    public void back() {
        if (current.get() > 0) {
            goTo(current.get() - 1);
        }
    }

    /** Shows a step that was reached before; nothing happens where work is under way or it was not. */
    public void goTo(int index) {
        if (!held.get() && index >= 0 && index <= furthest.get()) {
            show(index);
        }
    }

    /** The steps after the shown one have to be gone through anew, since what they rest on has changed. */
    public void forget() {
        furthest.set(current.get());
        steps.subList(current.get(), steps.size()).forEach(step -> marks.remove(step.id()));
    }

    private void show(int index) {
        label.set("");
        grave.set(false);
        refusal.set(Optional.empty());
        furthest.set(Math.max(furthest.get(), index));
        current.set(index);
    }
}
