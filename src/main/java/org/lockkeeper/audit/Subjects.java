package org.lockkeeper.audit;

import java.util.List;
import org.lockkeeper.guard.Operation;
import org.lockkeeper.guard.Operation.ApplyMigrations;
import org.lockkeeper.guard.Operation.CancelBackend;
import org.lockkeeper.guard.Operation.DropInvalidIndex;
import org.lockkeeper.guard.Operation.RepairHistory;
import org.lockkeeper.guard.Operation.ResolveMigration;
import org.lockkeeper.guard.Operation.SeedSandbox;
import org.lockkeeper.guard.Operation.SignOffDeploy;
import org.lockkeeper.guard.Operation.TerminateBackend;

/** What exactly an operation acted on, as far as its description leaves that open. */
final class Subjects {
    private Subjects() {}

    static List<String> of(Operation operation) {
        return switch (operation) {
            case ApplyMigrations apply -> apply.migrations();
            case ResolveMigration resolve -> resolve.rows();
            case RepairHistory repair -> repair.rows();
            case SeedSandbox _, CancelBackend _, TerminateBackend _, DropInvalidIndex _, SignOffDeploy _ -> List.of();
        };
    }
}
