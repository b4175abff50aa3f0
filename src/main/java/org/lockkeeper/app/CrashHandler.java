package org.lockkeeper.app;

import java.lang.Thread.UncaughtExceptionHandler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What nobody caught: to the log with everything, to the window as one dialog, to the console not at all. A fault in a layout can come
 * back with every frame, so a dialog follows the last one only after a pause.
 */
final class CrashHandler implements UncaughtExceptionHandler {
    static final Duration PAUSE = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(CrashHandler.class);

    private final Consumer<Throwable> tell;
    private final Clock clock;
    private Instant mutedUntil = Instant.MIN;

    /** @param tell shows it; logs it too */
    CrashHandler(Consumer<Throwable> tell, Clock clock) {
        this.tell = tell;
        this.clock = clock;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable failure) {
        if (isDue()) {
            tell.accept(failure);
        } else {
            LOG.error("uncaught in {}", thread.getName(), failure);
        }
    }

    private synchronized boolean isDue() {
        Instant now = clock.instant();
        if (now.isBefore(mutedUntil)) {
            return false;
        }
        mutedUntil = now.plus(PAUSE);
        return true;
    }
}
