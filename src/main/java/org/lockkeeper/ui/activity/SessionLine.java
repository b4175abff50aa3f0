package org.lockkeeper.ui.activity;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.lockkeeper.activity.SessionKey;

/** One line of the table. The same object stays as long as its session does, so that selection and scroll stay too. */
final class SessionLine {
    private final SessionKey key;
    private final ReadOnlyObjectWrapper<SessionFacts> facts;

    SessionLine(SessionFacts facts) {
        this.key = facts.session().key();
        this.facts = new ReadOnlyObjectWrapper<>(facts);
    }

    SessionKey key() {
        return key;
    }

    SessionFacts facts() {
        return facts.get();
    }

    ReadOnlyObjectProperty<SessionFacts> factsProperty() {
        return facts.getReadOnlyProperty();
    }

    void update(SessionFacts now) {
        facts.set(now);
    }
}
