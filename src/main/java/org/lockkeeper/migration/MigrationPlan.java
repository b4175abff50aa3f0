package org.lockkeeper.migration;

import java.util.List;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.guard.Operation.ApplyMigrations;
import org.lockkeeper.guard.TargetIdentity;

/**
 * Exactly what a migrate would execute on one environment.
 *
 * @param digest SHA-256, lower-case hex, over target, order, script bytes and transaction rule
 * @param transactionRule which rule holds and why, in words
 * @param before the engine's statements before the first migration: lock, history table
 * @param after the engine's statements after the last
 */
public record MigrationPlan(
        ConnectionProfile profile,
        TargetIdentity target,
        String digest,
        String transactionRule,
        List<PlannedStatement> before,
        List<PlannedMigration> migrations,
        List<PlannedStatement> after) {
    public MigrationPlan {
        before = List.copyOf(before);
        migrations = List.copyOf(migrations);
        after = List.copyOf(after);
    }

    public boolean isEmpty() {
        return migrations.isEmpty();
    }

    /** Its migrations, in the order in which they run. */
    public List<String> names() {
        return migrations.stream().map(PlannedMigration::name).toList();
    }

    /** What the guard is asked for. */
    public ApplyMigrations operation() {
        return new ApplyMigrations(digest, names());
    }
}
