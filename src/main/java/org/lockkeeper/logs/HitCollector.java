package org.lockkeeper.logs;

/** Takes the hits of one region. */
interface HitCollector {
    /**
     * A line was found.
     *
     * @param line counted from 0 in the region
     * @param owner what the line, or the entry that it belongs to, says; filled only where it was asked for
     */
    void hit(int line, long offset, byte[] b, int from, int to, LineOwner owner);

    /** Makes one for a region. */
    @FunctionalInterface
    interface Maker<C> {
        C make();
    }
}
