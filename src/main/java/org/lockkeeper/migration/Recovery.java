package org.lockkeeper.migration;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What state an environment is in after a run that did not end well, and what leads out of it.
 *
 * @param applied how many migrations are in the database
 * @param lastApplied the newest of them
 * @param troubles the migrations that somebody has to look at; empty where all is well
 * @param invalidIndexes left by a CONCURRENTLY that failed
 * @param lockHolders sessions that hold the engine's lock now
 * @param openLog the log of the newest run from here, where it has no outcome: that run still goes on, or its process was killed
 * @param ways what can be done, the usual first
 */
public record Recovery(
        String environment,
        long applied,
        Optional<String> lastApplied,
        List<Trouble> troubles,
        List<InvalidIndex> invalidIndexes,
        List<LockSession> lockHolders,
        Optional<Path> openLog,
        List<WayOut> ways) {
    public Recovery {
        troubles = List.copyOf(troubles);
        invalidIndexes = List.copyOf(invalidIndexes);
        lockHolders = List.copyOf(lockHolders);
        ways = List.copyOf(ways);
    }

    /** Whether nobody has to do anything. */
    public boolean isClear() {
        return troubles.isEmpty() && invalidIndexes.isEmpty() && lockHolders.isEmpty();
    }

    Recovery withOpenLog(Optional<Path> log) {
        return new Recovery(environment, applied, lastApplied, troubles, invalidIndexes, lockHolders, log, ways);
    }

    /**
     * One migration in trouble.
     *
     * @param account what happened, in sentences
     * @param sqlState of the error, where the history or the server's words have one
     * @param message the server's words; empty where there are none
     * @param line where in the script it stopped, from 1; 0 where unknown
     * @param statement what stopped there
     * @param remains what is in the database under the engine's transaction rule, in words
     * @param statements the script's statements and whether each shows in the database; empty without a script
     * @param rows its rows in the history
     */
    public record Trouble(
            String migration,
            MigrationState state,
            String account,
            Optional<String> sqlState,
            Optional<String> message,
            int line,
            Optional<String> statement,
            String remains,
            List<StatementEffect> statements,
            List<HistoryRow> rows) {
        public Trouble {
            statements = List.copyOf(statements);
            rows = List.copyOf(rows);
        }
    }
}
