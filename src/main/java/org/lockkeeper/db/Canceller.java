package org.lockkeeper.db;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends cancel requests until the statement has ended: one that arrives just before the statement starts would be lost, since the
 * server cancels only what runs.
 */
final class Canceller implements Runnable, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Canceller.class);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Request request;
    private final CountDownLatch ended = new CountDownLatch(1);

    /** Asks the server, in a connection of its own, to cancel. */
    @FunctionalInterface
    interface Request {
        void send() throws SQLException;
    }

    Canceller(Request request) {
        this.request = request;
    }

    @Override
    public void run() {
        try {
            do {
                request.send();
            } while (!ended.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (SQLException e) {
            LOG.warn("the cancel request did not reach the server", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        ended.countDown();
    }
}
