package org.lockkeeper.ui.activity;

/**
 * Something that has to be said beside the sessions.
 *
 * @param text a sentence or two
 */
record Notice(Kind kind, String text) {
    /** Of each kind one at most; in the order in which they stand. */
    enum Kind {
        /** The server did not answer; goes with the next reading. */
        FAILED(false),
        /** An answer to something that was asked for. */
        ANSWER(true),
        /** Of a while nothing is known. */
        GAP(true),
        /** The server is read less often; goes by itself. */
        SLOW(false),
        /** More wait than are looked at; goes by itself. */
        MORE(false),
        /** The role may not see everything. */
        RIGHT(true);

        private final boolean closable;

        Kind(boolean closable) {
            this.closable = closable;
        }

        /** Whether it can be put away; the others go with what they tell of. */
        boolean isClosable() {
            return closable;
        }
    }
}
