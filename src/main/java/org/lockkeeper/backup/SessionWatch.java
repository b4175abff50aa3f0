package org.lockkeeper.backup;

import java.time.Duration;
import java.util.function.Predicate;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.task.Heartbeat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for a program's session on the server that was confirmed, from its start until it was seen. One look proves nothing: a program with
 * several jobs has no connection for a moment, and one that is done has none any more.
 */
final class SessionWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SessionWatch.class);
    /** A small restore is over soon. */
    private static final Duration UNTIL_SEEN = Duration.ofMillis(20);

    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final String name;
    private final Predicate<String> isHere;
    private final Runnable onElsewhere;
    private final Heartbeat heartbeat;
    private volatile boolean connected;
    private volatile boolean elsewhere;
    private volatile boolean seen;
    private long missedSince;

    /**
     * @param isHere whether a program of that name is connected to the server; asked in a thread of its own
     * @param onElsewhere done where it is connected, but never to that server
     */
    SessionWatch(String name, Predicate<String> isHere, Runnable onElsewhere) {
        this.name = name;
        this.isHere = isHere;
        this.onElsewhere = onElsewhere;
        this.heartbeat =
                Heartbeat.start("restore watch", () -> seen || elsewhere ? INTERVAL : UNTIL_SEEN, this::look, () -> {});
    }

    /** The program says that it is connected. */
    void connected() {
        connected = true;
    }

    /** Whether it was found to be connected to another server. */
    boolean isElsewhere() {
        return elsewhere;
    }

    /** Whether it was seen to be connected to that server. */
    boolean wasSeen() {
        return seen;
    }

    /** In the heartbeat's thread. */
    private void look() {
        if (seen || elsewhere) {
            return;
        }
        boolean since = connected;
        try {
            seen = isHere.test(name);
        } catch (LockkeeperException e) {
            // What cannot be read now proves nothing.
            LOG.info("the session of {} cannot be looked for", name, e);
            return;
        }
        if (seen || !since) {
            return;
        }
        long now = System.nanoTime();
        if (missedSince == 0) {
            missedSince = now;
        } else if (now - missedSince > LONGEST.toNanos()) {
            elsewhere = true;
            onElsewhere.run();
        }
    }

    @Override
    public void close() {
        heartbeat.close();
    }
}
