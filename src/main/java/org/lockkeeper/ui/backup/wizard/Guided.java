package org.lockkeeper.ui.backup.wizard;

/** How far a person has come with a wizard, which says whether another may take its place. */
interface Guided {
    /** Whether work of it is under way. */
    boolean isAtWork();

    /** Whether something was chosen that would be lost with it. */
    boolean isBegun();

    /** Whether it has done what it is for. */
    boolean isFinished();
}
