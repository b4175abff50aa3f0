package org.lockkeeper.migration;

/**
 * One statement of a plan.
 *
 * @param line where it starts in its script, from 1; 0 for the engine's own
 * @param sql the text that the server gets, without the semicolon at its end
 */
public record PlannedStatement(Origin origin, int line, String sql) {
    /** Who wrote it. */
    public enum Origin {
        /** The migration's author. */
        SCRIPT,
        /** The engine: lock, transaction boundaries, history rows. */
        BOOKKEEPING
    }

    public static PlannedStatement bookkeeping(String sql) {
        return new PlannedStatement(Origin.BOOKKEEPING, 0, sql);
    }

    public static PlannedStatement script(int line, String sql) {
        return new PlannedStatement(Origin.SCRIPT, line, sql);
    }
}
