package org.lockkeeper.architecture.planted;

/** Starts a thread that nobody lists, and prints. */
public final class StrayThread {
    private StrayThread() {}

    public static void act() {
        Thread.startVirtualThread(() -> System.out.println("unseen"));
    }
}
