package org.lockkeeper.db;

import java.util.Locale;

/** The catalogue's statements that change something: each a file {@code sql/write/<name>[.pgNN].sql}. */
public enum WriteStatement {
    /** Makes the history's schema the one that unqualified names mean. */
    PRISMA_SEARCH_PATH,
    /** Creates the schema of the history where it is missing. */
    PRISMA_CREATE_SCHEMA,
    /** Creates {@code _prisma_migrations}, column by column as Prisma does. */
    PRISMA_CREATE_HISTORY,
    /** How long {@link #PRISMA_LOCK} waits. */
    PRISMA_LOCK_PATIENCE,
    /** Takes Prisma's advisory lock for the session. */
    PRISMA_LOCK,
    /** Ends what {@link #PRISMA_LOCK_PATIENCE} set. */
    PRISMA_LOCK_TAKEN,
    /** Gives Prisma's advisory lock back. */
    PRISMA_UNLOCK,
    /** The row of a migration that starts; bound: checksum, name. */
    PRISMA_START,
    /** The script went through and the migration is done; bound: name. */
    PRISMA_FINISH,
    /** What the server said to a script that failed; bound: logs, name. */
    PRISMA_FAIL,
    /** Marks a failed migration as rolled back; bound: name. */
    PRISMA_ROLL_BACK,
    /** Marks a migration as applied that did not run; bound: checksum, name. */
    PRISMA_MARK_APPLIED,
    /** Takes back the row of a migration's try that left nothing; bound: name. */
    PRISMA_WITHDRAW,
    /** Removes rows of Prisma's history; bound: a JSON array of their ids. */
    PRISMA_FORGET,
    /** Removes rows of Flyway's history; bound: a JSON array of their ranks. */
    FLYWAY_FORGET,
    /** How long a script's statements wait for a lock; bound: milliseconds. */
    RUN_LOCK_TIMEOUT,
    /** Ends what {@link #RUN_LOCK_TIMEOUT} set. */
    RUN_LOCK_TIMEOUT_OFF,
    /** Drops an index without holding up its table. */
    DROP_INVALID_INDEX,
    /** Asks exactly one backend to give up exactly one statement; bound: pid, start, start of the statement. */
    CANCEL_STATEMENT,
    /** Tells exactly one backend to end, and does not wait; bound: pid, start. */
    TERMINATE_BACKEND,
    /** Drops a database with whoever is connected to it. */
    DROP_DATABASE,
    /** Gives a database another name. */
    RENAME_DATABASE,
    /** Ends the sessions of two databases that the role may end; bound: their names. */
    END_DATABASE_SESSIONS,
    /** Ends the sessions of one's own program and waits until they are gone, ten seconds at most; bound: its name. */
    END_PROGRAM,
    /** Keeps a table from being dropped until the transaction ends; named: schema and table. */
    HOLD_TABLE,
    /** Keeps rows from being added to a table until the transaction ends; named: schema and table. */
    HOLD_TABLE_ROWS,
    /** Gives a database another owner. */
    OWN_DATABASE,
    /** Creates a role that cannot log in. */
    CREATE_ROLE,
    /** Creates the sample's own role in a sandbox cluster. */
    SANDBOX_CREATE_ROLE,
    /** Creates a database of the sample's role in a sandbox cluster. */
    SANDBOX_CREATE_DATABASE;

    String resource() {
        return "write/" + name().toLowerCase(Locale.ROOT);
    }
}
