package org.lockkeeper.db;

import java.util.Locale;

/** The statements that a {@link ReadSession} can run: each a file {@code sql/read/<name>[.pgNN].sql}. */
public enum ReadQuery {
    /** Identity, version and standing of the server and the database. */
    SERVER_FACTS,
    /** {@link #SERVER_FACTS} for roles that may not call {@code pg_control_system()}. */
    SERVER_FACTS_UNPRIVILEGED,
    /** What a server's limits are and what the role may see of the activity. */
    ACTIVITY_SERVER,
    /** Every backend, its statement cut off. */
    ACTIVITY_SESSIONS,
    /** The whole statement of exactly one backend; bound: pid, start. */
    ACTIVITY_QUERY,
    /** Who waits for a lock, for a role that may not see it otherwise. */
    ACTIVITY_WAITING,
    /** Who is in the way of backends that wait; bound: their pids. */
    ACTIVITY_BLOCKERS,
    /** What backends wait for and what is held by those in their way; bound: the pids of both. */
    ACTIVITY_LOCKS,
    /** The advisory locks that migration engines hold. */
    ACTIVITY_ENGINES,
    /** How far long commands are. */
    ACTIVITY_PROGRESS,
    /** What is to be known of backends before something is done to them; bound: their pids. */
    ACTIVITY_TARGETS,
    /** What backends do just now; bound: their pids. */
    ACTIVITY_LOOK,
    /** The transactions that are prepared for two-phase commit. */
    ACTIVITY_PREPARED,
    /** Whether a history can be read; bound: schema, table. */
    HISTORY_THERE,
    /** What differs whenever a row of a history does. */
    HISTORY_MARK,
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
    /** The pid of the backend that answers, and the time by its clock. */
    OWN_BACKEND,
    /** Whether connections may change anything, and whose setting says that they may not. */
    WRITABLE,
    /** What backends wait for and who waits behind them; bound: their pids. */
    RUN_PULSE,
    /** Which of these functions may act; bound: their names. */
    CHECK_FUNCTIONS,
    /** What named tables are, and how to count them; bound: JSON of their names. */
    CHECK_TABLES,
    /** Columns that must have values and whose values nobody has looked at; bound: JSON of further columns, what a schema is left to be. */
    CHECK_NULLS,
    /** Foreign keys, and how to find the rows that they refuse. */
    CHECK_FOREIGN_KEYS,
    /** Indexes that serve no reading. */
    CHECK_INDEXES,
    /** Constraints that old rows need not meet. */
    CHECK_CONSTRAINTS,
    /** Sequences that fill columns, and how to compare the two. */
    CHECK_SEQUENCES,
    /** Where an extension is; bound: its name. */
    CHECK_EXTENSION,
    /** What pg_stat_statements has counted in this database. */
    CHECK_STATEMENTS,
    /** Indexes that are marked invalid and not being built. */
    INVALID_INDEXES,
    /** Whether one index is valid, or being built; bound: its schema, its name. */
    INDEX_STATE,
    /** Whether one object is there; bound: kind, schema, name, part. */
    CATALOG_PRESENCE,
    /** The other sessions that hold an advisory lock; bound: its key. */
    ADVISORY_LOCK_HOLDERS,
    /** The other sessions of the role that asks, for a practice incident. */
    PRACTICE_SESSIONS,
    /** Whether exactly one backend is there; bound: pid, start. */
    BACKEND_THERE,
    /** The tables and the like that a dump can hold. */
    BACKUP_RELATIONS,
    /** How large the database is. */
    DATABASE_SIZE,
    /** How one database was made; bound: its name. */
    DATABASE_FACTS,
    /** The command that creates a database; bound: name, encoding, collation, character type, provider, its locale, its rules. */
    DATABASE_COMMAND,
    /** The commands that give one database what another has beside its content; bound: the other's name, the one's name. */
    DATABASE_TRAITS,
    /** The databases that take connections, and whether this role's too. */
    DATABASE_NAMES,
    /** All databases with their oids. */
    DATABASE_OIDS,
    /** Who is connected to one database; bound: its name. */
    DATABASE_SESSIONS,
    /** Whether the role may make databases and rename one, and what else keeps it from that; bound: its name. */
    DATABASE_STANDING,
    /** Whom the role cannot disconnect from one database; bound: its name. */
    LASTING_SESSIONS,
    /** The logical replication slots of one database; bound: its name. */
    DATABASE_SLOTS,
    /** Whether a program of that name is connected; bound: the name. */
    SESSION_BY_NAME,
    /** The schemas of the database. */
    SCHEMA_NAMES,
    /** What of the database a dump can make, by kind, schema and name. */
    LIVE_OBJECTS,
    /** Who holds a lock that a program waits for; bound: the program's name. */
    RESTORE_BLOCKERS,
    /** When the server was started. */
    POSTMASTER_START,
    /** The id of the next transaction. */
    NEXT_TRANSACTION,
    /** Whether an object was made or changed since; bound: the id of {@link #NEXT_TRANSACTION} then. */
    OBJECT_TRACES,
    /** The roles that there are. */
    ROLE_NAMES,
    /** The tablespaces that there are. */
    TABLESPACE_NAMES,
    /** The extensions that can be created. */
    AVAILABLE_EXTENSIONS,
    /** Constraints that were never held against the rows. */
    UNCHECKED_CONSTRAINTS,
    /** A sequence's last value, and whether it was given out; named: schema and sequence. */
    SEQUENCE_VALUE,
    /** Large objects, for everybody. */
    LARGE_OBJECT_IDS,
    /** What large objects hold, as a hash, and whether they are longer; bound: JSON, an array of [oid, bytes]. */
    LARGE_OBJECT_CONTENTS,
    /** The exact number of a table's rows. */
    TABLE_ROWS,
    /** Whether the disk takes a temporary file of 8 MB; fails with 53100 where it does not. */
    DISK_ROOM,
    /** How many connections are open, and how many there may be. */
    CONNECTION_ROOM,
    /** How this very connection is encrypted; no row where it is not. */
    CONNECTION_TLS,
    /** Where the server keeps its files, for roles that may know. */
    DATA_DIRECTORY,
    /** Where the server writes its log now. */
    SERVER_LOG_CURRENT,
    /** The files in the folder of the server's log. */
    SERVER_LOG_FILES,
    /** The functions for reading the server's log that the role may not call. */
    SERVER_LOG_MISSING,
    /** A range of a file of the server's log; bound: path, offset, length. */
    SERVER_LOG_PART,
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
