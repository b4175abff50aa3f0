package org.lockkeeper.ui.logs;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/** Something that is asked for often, from any thread, and done in the toolkit's thread as soon as that comes to it: once for all that asked. */
final class Coalesced implements Runnable {
    private final Executor toolkit;
    private final Runnable action;
    private final AtomicBoolean waiting = new AtomicBoolean();

    Coalesced(Executor toolkit, Runnable action) {
        this.toolkit = toolkit;
        this.action = action;
    }

    @Override
    public void run() {
        if (waiting.compareAndSet(false, true)) {
            toolkit.execute(() -> {
                waiting.set(false);
                action.run();
            });
        }
    }
}
