package org.lockkeeper.checks;

/** One of the checks that are built in. */
interface Check {
    CheckGroup group();

    /**
     * Looks, and tells each finding as soon as it has it: what was found stays where the rest fails.
     *
     * @throws org.lockkeeper.error.LockkeeperException if it cannot look at all
     */
    void look(CheckContext context, Findings findings);
}
