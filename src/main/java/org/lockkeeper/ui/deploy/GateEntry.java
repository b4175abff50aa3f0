package org.lockkeeper.ui.deploy;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.lockkeeper.deploy.Answers;
import org.lockkeeper.deploy.Gate;

/** One gate and what a person typed at it, which stays when the gate is looked at again. */
final class GateEntry {
    private final ReadOnlyObjectWrapper<Gate> gate;
    private final BooleanProperty ticked = new SimpleBooleanProperty();
    private final StringProperty tickedBy = new SimpleStringProperty("");
    private final StringProperty waiver = new SimpleStringProperty("");
    private boolean tickable;

    /**
     * @param gate as it is when nobody has said anything
     * @param said hears when something was typed
     */
    GateEntry(Gate gate, Runnable said) {
        this.gate = new ReadOnlyObjectWrapper<>(gate);
        ticked.addListener((_, _, _) -> said.run());
        tickedBy.addListener((_, _, _) -> said.run());
        waiver.addListener((_, _, _) -> said.run());
    }

    String name() {
        return gate.get().name();
    }

    ReadOnlyObjectProperty<Gate> gateProperty() {
        return gate.getReadOnlyProperty();
    }

    /** Whether a person stands for it; counts only with a name. */
    BooleanProperty tickedProperty() {
        return ticked;
    }

    /** Whose name that is. */
    StringProperty tickedByProperty() {
        return tickedBy;
    }

    /** Why it may stay shut; empty where nobody said. */
    StringProperty waiverProperty() {
        return waiver;
    }

    /** Whether a person can stand for it: nothing finds it out, or it could not be found out. */
    boolean isTickable() {
        return tickable;
    }

    void judge(Gate judged) {
        gate.set(judged);
    }

    void tickable(boolean possible) {
        tickable = possible;
    }

    Answers addTo(Answers answers) {
        Answers said = ticked.get() && tickable ? answers.ticked(name(), tickedBy.get()) : answers;
        return said.waived(name(), waiver.get());
    }
}
