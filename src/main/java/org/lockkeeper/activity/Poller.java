package org.lockkeeper.activity;

import java.time.Duration;

/**
 * Reads one environment again and again as long as somebody listens, over one connection. All listeners of an environment share it, so
 * that a window, a recording and an alert cost the server one reading and not three.
 */
public interface Poller {
    /**
     * Listens from now on.
     *
     * @param interval how often at least; the shortest that anybody wants counts
     * @return closing it ends the listening; with the last one the readings stop and the connection is given up
     */
    Subscription subscribe(Duration interval, ActivityListener listener);

    /** One who listens. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
