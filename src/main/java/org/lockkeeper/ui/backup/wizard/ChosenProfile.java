package org.lockkeeper.ui.backup.wizard;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.ui.Texts;

/** The environment that a wizard is about. */
final class ChosenProfile {
    private final ReadOnlyObjectWrapper<Optional<ConnectionProfile>> profile =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    ReadOnlyObjectProperty<Optional<ConnectionProfile>> property() {
        return profile.getReadOnlyProperty();
    }

    /** Empty where none is chosen. */
    String name() {
        return profile.get().map(ConnectionProfile::name).orElse("");
    }

    boolean is(ConnectionProfile other) {
        return profile.get().filter(other::equals).isPresent();
    }

    void set(Optional<ConnectionProfile> chosen) {
        profile.set(chosen);
    }

    /** Why it leads no further; empty where one is chosen. */
    Optional<String> refusal() {
        return profile.get().isPresent() ? Optional.empty() : Optional.of(Texts.get("make.noEnvironment"));
    }
}
