package org.lockkeeper.db;

import java.util.Locale;

/** The catalogue's statements that change something: each a file {@code sql/write/<name>[.pgNN].sql}. */
public enum WriteStatement {
    /** Creates {@code _prisma_migrations}, column by column as Prisma does. */
    PRISMA_CREATE_HISTORY;

    String resource() {
        return "write/" + name().toLowerCase(Locale.ROOT);
    }
}
