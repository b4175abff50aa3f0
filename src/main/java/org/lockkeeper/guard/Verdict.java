package org.lockkeeper.guard;

/** What the guard wants before an operation, from the least to the most. */
public enum Verdict {
    /** Nothing; what is said all the same is still compared. */
    FREE,
    /** That what was reviewed is what is to happen. */
    ONCE,
    /** That, and the database's name. */
    TWICE,
    /** Nothing helps. */
    REFUSED;

    /** The stricter of the two. */
    Verdict orStricter(Verdict other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
