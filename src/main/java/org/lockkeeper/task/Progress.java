package org.lockkeeper.task;

/** Where work tells how far it is. */
@FunctionalInterface
public interface Progress {
    /** Tells nobody. */
    Progress NONE = (what, done, total) -> {};

    /**
     * @param what what is being done now, in words
     * @param done how many units are finished
     * @param total how many there are; 0 or less where that is not known
     */
    void report(String what, long done, long total);
}
