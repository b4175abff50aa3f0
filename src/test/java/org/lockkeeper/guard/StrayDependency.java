package org.lockkeeper.guard;

import org.slf4j.LoggerFactory;

/** A violation, to show that its rule sees it: the guard leans on more than the JDK. */
public final class StrayDependency {
    private StrayDependency() {}

    public static void act() {
        LoggerFactory.getLogger(StrayDependency.class).info("unseen");
    }
}
