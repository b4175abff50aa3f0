package org.lockkeeper.task;

/**
 * Work with a name.
 *
 * @param title what it does, as the status bar shows it
 * @param durable whether it outlives the screen that started it, and closing the window has to ask
 */
public record Job<T>(String title, boolean durable, Body<T> body) {
    /** The work itself. */
    @FunctionalInterface
    public interface Body<T> {
        T run(Progress progress, CancelToken cancel) throws Exception;
    }

    /** A short job that nobody has to wait for on closing. */
    public static <T> Job<T> brief(String title, Body<T> body) {
        return new Job<>(title, false, body);
    }

    /** A job that changes something and must not be closed away. */
    public static <T> Job<T> durable(String title, Body<T> body) {
        return new Job<>(title, true, body);
    }
}
