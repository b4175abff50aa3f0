package org.lockkeeper.guard;

import org.lockkeeper.guard.Operation.ApplyMigrations;
import org.lockkeeper.guard.Operation.CancelStatements;
import org.lockkeeper.guard.Operation.DropInvalidIndex;
import org.lockkeeper.guard.Operation.ForgetHistory;
import org.lockkeeper.guard.Operation.PlayIncident;
import org.lockkeeper.guard.Operation.RepairHistory;
import org.lockkeeper.guard.Operation.ResetSandbox;
import org.lockkeeper.guard.Operation.ResolveMigration;
import org.lockkeeper.guard.Operation.RestoreIntoNew;
import org.lockkeeper.guard.Operation.RestoreOver;
import org.lockkeeper.guard.Operation.SeedSandbox;
import org.lockkeeper.guard.Operation.SignOffDeploy;
import org.lockkeeper.guard.Operation.SwapDatabases;
import org.lockkeeper.guard.Operation.TerminateBackend;
import org.lockkeeper.guard.Operation.TerminateBackends;
import org.lockkeeper.guard.Operation.TestRestore;

/** Where one sees what became of an operation whose process ended before it could say. */
final class Aftermath {
    private Aftermath() {}

    /** Words for the record; empty where the history of migrations tells, which is read anyway. */
    static String of(Operation operation) {
        return switch (operation) {
            case ApplyMigrations _, ResolveMigration _, RepairHistory _, ForgetHistory _ -> "";
            case CancelStatements _, TerminateBackend _, TerminateBackends _ ->
                "sessions lists those that are still there.";
            case DropInvalidIndex _ -> "recover lists the index if it is still there, invalid.";
            case RestoreIntoNew _, RestoreOver _, SwapDatabases _ ->
                "look which databases there are and what they hold before anything else is done there.";
            case TestRestore _ -> "the next test restore drops the database if it is still there.";
            case SignOffDeploy _ -> "the deploy's report tells whether it is signed.";
            case SeedSandbox _, ResetSandbox _ -> "the sandbox makes what is not complete anew when it starts.";
            case PlayIncident _ -> "sandbox incident check tells.";
        };
    }
}
