package org.lockkeeper.connection;

import java.util.Locale;

/** How Prisma runs a script: it changed with version 7.4. */
public enum TransactionMode {
    /** Up to 7.3: the whole script is one simple query, so several statements are one implicit transaction. */
    SCRIPT,
    /** From 7.4: each statement commits by itself. */
    STATEMENT;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
