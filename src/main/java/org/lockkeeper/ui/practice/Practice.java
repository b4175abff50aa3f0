package org.lockkeeper.ui.practice;

import java.util.Optional;
import org.lockkeeper.sandbox.incident.Incident;
import org.lockkeeper.sandbox.incident.Incidents.Standing;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Progress;

/** The incidents of the sandbox whose workspace is open. They take their time: never for the toolkit's thread. */
public interface Practice {
    /**
     * Starts one and returns when everybody is in place.
     *
     * @throws org.lockkeeper.error.LockkeeperException if another one is under way, or it cannot be played
     */
    Standing start(Incident incident, Progress progress, CancelToken cancel);

    /**
     * How the last one stands; empty where there is none.
     *
     * @throws org.lockkeeper.error.LockkeeperException if what is known of it cannot be read
     */
    Optional<Standing> standing();

    /**
     * Ends the one that is being played, clears it away, and forgets it.
     *
     * @throws org.lockkeeper.error.LockkeeperException if what is known of it cannot be read or removed
     */
    void stop();
}
