package org.lockkeeper.task;

import java.util.concurrent.atomic.AtomicBoolean;

/** Does one thing at a time beside the caller, who does not wait for it. On a plain thread: see {@link Parallel}. */
public final class Aside {
    private final String name;
    private final AtomicBoolean busy = new AtomicBoolean();

    /** @param name of the thread */
    public Aside(String name) {
        this.name = name;
    }

    /**
     * Starts work, unless other work is under way.
     *
     * @param work must not throw
     */
    public void start(Runnable work) {
        if (busy.compareAndSet(false, true)) {
            Thread.ofPlatform().daemon().name(name).start(() -> {
                try {
                    work.run();
                } finally {
                    busy.set(false);
                }
            });
        }
    }
}
