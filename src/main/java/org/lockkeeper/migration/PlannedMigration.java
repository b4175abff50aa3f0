package org.lockkeeper.migration;

import java.util.List;

/**
 * One migration of a plan.
 *
 * @param checksum as the engine will write it into the history
 * @param transactional whether the engine wraps the script, or runs it as, one transaction
 * @param statements the script's and the engine's around them, in order
 */
public record PlannedMigration(
        Migration migration, String checksum, boolean transactional, List<PlannedStatement> statements) {
    public PlannedMigration {
        statements = List.copyOf(statements);
    }

    public String name() {
        return migration.name();
    }

    /** The script's own statements. */
    public List<PlannedStatement> scriptStatements() {
        return statements.stream()
                .filter(s -> s.origin() == PlannedStatement.Origin.SCRIPT)
                .toList();
    }
}
