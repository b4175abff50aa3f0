package org.lockkeeper.task;

/** Work for the moment when the process is told to end from outside: a signal, a log-off. */
public final class AtExit {
    private AtExit() {}

    /** Runs the action when the JVM shuts down, however it comes to that. It must be quick and bear being run twice. */
    public static void run(String name, Runnable action) {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name(name).unstarted(action));
    }
}
