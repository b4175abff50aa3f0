package org.lockkeeper.ui.logs;

import java.time.Instant;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.lockkeeper.logs.LogFile;

/** No environment is in focus. */
public final class NoServer implements ServerLog {
    private final ObservableValue<Optional<String>> environment = new SimpleObjectProperty<>(Optional.empty());

    @Override
    public ObservableValue<Optional<String>> environment() {
        return environment;
    }

    @Override
    public LogFile open(String name, Optional<Instant> since) {
        throw new AssertionError(name);
    }
}
