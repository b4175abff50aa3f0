package org.lockkeeper.activity;

import java.time.Instant;

/**
 * A stretch of which nothing is known.
 *
 * @param from the last reading before, by the server's clock
 * @param reason what happened
 * @param words a sentence
 */
public record Gap(Instant from, Reason reason, String words) {
    /** The kinds of gaps. */
    public enum Reason {
        /** The connection broke and the same server answered again. */
        CONNECTION,
        /** The server was started anew meanwhile: every session of before is gone. */
        RESTART,
        /** Another server answers now, or the same one has changed from standby to primary. */
        FAILOVER
    }
}
