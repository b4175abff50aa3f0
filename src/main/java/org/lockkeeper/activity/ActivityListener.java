package org.lockkeeper.activity;

import org.lockkeeper.error.LockkeeperException;

/** Hears of the readings of one environment, in the poller's thread and one after the other. It must not block and not throw. */
public interface ActivityListener {
    /** A reading; {@link Reading#gap()} says where one or more before it are missing. */
    void reading(Reading reading, Pace pace);

    /**
     * A reading that failed; the next is tried by itself.
     *
     * @param why in one sentence, with a code
     * @param pace how long it is waited until then
     */
    void failed(LockkeeperException why, Pace pace);
}
