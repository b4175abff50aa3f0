package org.lockkeeper.db;

/** The window's thread must not wait for a server: a query there would freeze what shows it. */
public final class FxThread {
    private static final String NAME = "JavaFX Application Thread";

    private FxThread() {}

    /** @throws IllegalStateException on the window's thread */
    public static void refuse() {
        if (NAME.equals(Thread.currentThread().getName())) {
            throw new IllegalStateException("the window's thread must not wait for a database");
        }
    }
}
