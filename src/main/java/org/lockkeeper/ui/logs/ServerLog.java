package org.lockkeeper.ui.logs;

import java.time.Instant;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import org.lockkeeper.logs.LogFile;

/** The log that the server of the environment in focus keeps. */
public interface ServerLog {
    /** The environment's name; empty where there is none. */
    ObservableValue<Optional<String>> environment();

    /**
     * Opens it; not in the toolkit's thread.
     *
     * @param since with a moment, older files that were written to since come before the present one
     * @throws org.lockkeeper.error.LockkeeperException if the role may not read it, with the GRANT that is missing
     */
    LogFile open(String environment, Optional<Instant> since);
}
