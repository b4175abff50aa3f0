package org.lockkeeper.db;

import java.util.Locale;

/** The statements that a {@link ReadSession} can run: each a file {@code sql/read/<name>[.pgNN].sql}. */
public enum ReadQuery {
    /** Identity, version and standing of the server and the database. */
    SERVER_FACTS,
    /** {@link #SERVER_FACTS} for roles that may not call {@code pg_control_system()}. */
    SERVER_FACTS_UNPRIVILEGED,
    /** Where Flyway's history is, whether the role may read it, and whether the schema holds anything. */
    FLYWAY_HISTORY_FACTS,
    /** Flyway's history as it is, unknown columns included. */
    FLYWAY_HISTORY_ROWS,
    /** Who holds Flyway's lock. */
    FLYWAY_LOCK_HOLDER,
    /** Whether the schema, Prisma's history table and other tables are there; bound: the schema, twice. */
    PRISMA_SITUATION,
    /** Prisma's history, oldest first. */
    PRISMA_HISTORY,
    /** The other sessions that hold Prisma's advisory lock in this database. */
    PRISMA_LOCK_HOLDERS,
    /** The pid of the backend that answers. */
    OWN_BACKEND,
    /** Whether this connection may change anything. */
    WRITABLE,
    /** What backends wait for and who waits behind them; bound: their pids. */
    RUN_PULSE,
    /** Indexes that are marked invalid and not being built. */
    INVALID_INDEXES,
    /** Whether one object is there; bound: kind, schema, name, part. */
    CATALOG_PRESENCE,
    /** The other sessions that hold an advisory lock; bound: its key. */
    ADVISORY_LOCK_HOLDERS,
    /** Whether exactly one backend is there; bound: pid, start. */
    BACKEND_THERE,
    /** How this very connection is encrypted; no row where it is not. */
    CONNECTION_TLS,
    /** Where the server keeps its files, for roles that may know. */
    DATA_DIRECTORY,
    /** Who holds locks on tables; bound: schemas, names. */
    TABLE_SESSIONS,
    /** Tables with their sizes; bound: schemas, names. */
    TOUCHED_TABLES,
    /** The smallest statement there is. */
    PING;

    String resource() {
        return "read/" + name().toLowerCase(Locale.ROOT);
    }
}
