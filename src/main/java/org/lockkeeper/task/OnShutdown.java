package org.lockkeeper.task;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What happens when the process is told to end (Ctrl+C, SIGTERM) while a stretch of work is under way: an action runs, and the process
 * stays until the stretch has been closed. Then it ends with the exit code that the work set, if it set one.
 */
public final class OnShutdown implements AutoCloseable {
    private static final int NOT_SET = -1;

    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicInteger exitCode = new AtomicInteger(NOT_SET);
    private final Thread hook;

    private OnShutdown(Runnable action) {
        hook = Thread.ofPlatform().name("shutdown").unstarted(() -> await(action));
    }

    /** Starts the stretch. */
    public static OnShutdown register(Runnable action) {
        OnShutdown registration = new OnShutdown(action);
        Runtime.getRuntime().addShutdownHook(registration.hook);
        return registration;
    }

    /** The exit code for a process that was told to end; without it the system's own for the signal holds. */
    public void exitWith(int code) {
        exitCode.set(code);
    }

    private void await(Runnable action) {
        action.run();
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (exitCode.get() != NOT_SET) {
            // The signal's own exit code would hide what the work came to.
            Runtime.getRuntime().halt(exitCode.get());
        }
    }

    /** Ends the stretch: what comes later ends the process as usual. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            org.slf4j.LoggerFactory.getLogger(OnShutdown.class).debug("the process is ending already", e);
        }
        closed.countDown();
    }
}
