package org.lockkeeper.migration;

import java.util.Optional;

/**
 * Where a run stopped.
 *
 * @param name the migration
 * @param statement the SQL that failed; empty where the failure was not in a statement
 * @param line its line in the script, from 1; 0 where unknown
 * @param sqlState empty where the server did not give one
 * @param message the server's words, or who stopped it and why
 * @param leftBehind what the failure left in the database, in words
 * @param cause what kind of end it was
 * @param tries how many times it was tried
 */
public record RunFailure(
        String name,
        Optional<String> statement,
        int line,
        Optional<String> sqlState,
        String message,
        String leftBehind,
        Cause cause,
        int tries) {
    /** The first try, ended by an error. */
    public RunFailure(
            String name,
            Optional<String> statement,
            int line,
            Optional<String> sqlState,
            String message,
            String leftBehind) {
        this(name, statement, line, sqlState, message, leftBehind, Cause.ERROR, 1);
    }

    /** The same with more to say of what is left. */
    public RunFailure leaving(String more) {
        return new RunFailure(name, statement, line, sqlState, message, leftBehind + more, cause, tries);
    }

    RunFailure after(int allTries) {
        return new RunFailure(name, statement, line, sqlState, message, leftBehind, cause, allTries);
    }

    /** The kinds of end. */
    public enum Cause {
        /** The server reported an error, or the connection broke. */
        ERROR("error"),
        /** A lock was not free in time. */
        LOCK_TIMEOUT("lock-timeout"),
        /** Too many sessions, or one for too long, waited behind it. */
        SAFETY_VALVE("safety-valve"),
        /** A person asked for it. */
        CANCELLED("cancelled");

        private final String label;

        Cause(String label) {
            this.label = label;
        }

        /** The word used in JSON. */
        public String label() {
            return label;
        }
    }
}
