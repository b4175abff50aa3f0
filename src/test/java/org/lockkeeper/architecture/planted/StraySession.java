package org.lockkeeper.architecture.planted;

import org.lockkeeper.guard.Clearance;

/** A write session with one method too many. */
public final class StraySession implements AutoCloseable {
    /** As it should be. */
    public void update(Clearance<?> clearance) {
        clearance.target();
    }

    /** Changes something, and nobody was asked. */
    public void update() {}

    @Override
    public void close() {}
}
