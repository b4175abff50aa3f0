package org.lockkeeper.migration;

import java.util.Optional;

/**
 * Where a run stopped.
 *
 * @param name the migration
 * @param statement the SQL that failed; empty where the failure was not in a statement
 * @param line its line in the script, from 1; 0 where unknown
 * @param sqlState empty where the server did not give one
 * @param message the server's words
 * @param leftBehind what the failure left in the database, in words
 */
public record RunFailure(
        String name,
        Optional<String> statement,
        int line,
        Optional<String> sqlState,
        String message,
        String leftBehind) {}
