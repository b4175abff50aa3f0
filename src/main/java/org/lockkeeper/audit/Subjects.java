package org.lockkeeper.audit;

import java.util.List;
import java.util.stream.Stream;
import org.lockkeeper.guard.Operation;
import org.lockkeeper.guard.Operation.CancelStatements;
import org.lockkeeper.guard.Operation.DropInvalidIndex;
import org.lockkeeper.guard.Operation.ForgetHistory;
import org.lockkeeper.guard.Operation.RepairHistory;
import org.lockkeeper.guard.Operation.ResetSandbox;
import org.lockkeeper.guard.Operation.ResolveMigration;
import org.lockkeeper.guard.Operation.RestoreIntoNew;
import org.lockkeeper.guard.Operation.RestoreOver;
import org.lockkeeper.guard.Operation.SignOffDeploy;
import org.lockkeeper.guard.Operation.SwapDatabases;
import org.lockkeeper.guard.Operation.TerminateBackend;
import org.lockkeeper.guard.Operation.TerminateBackends;
import org.lockkeeper.guard.Operation.TestRestore;
import org.lockkeeper.guard.PlanOperation;
import org.lockkeeper.guard.SandboxOperation.PlayIncident;
import org.lockkeeper.guard.SandboxOperation.SeedSandbox;

/** What exactly an operation acted on, as far as its description leaves that open. */
final class Subjects {
    private Subjects() {}

    static List<String> of(Operation operation) {
        return switch (operation) {
            case PlanOperation run -> run.plan().migrations();
            case ResolveMigration resolve -> resolve.rows();
            case RepairHistory repair -> repair.rows();
            case ForgetHistory forget -> forget.rows();
            case RestoreIntoNew restore -> restoring(restore.sha256(), restore.choices());
            case RestoreOver restore -> restoring(restore.sha256(), restore.choices());
            case SeedSandbox _,
                    ResetSandbox _,
                    PlayIncident _,
                    SignOffDeploy _,
                    TerminateBackend _,
                    DropInvalidIndex _,
                    TestRestore _,
                    SwapDatabases _ -> List.of();
            case CancelStatements cancel ->
                cancel.statements().stream()
                        .map(s -> "pid %d of %s, statement of %s".formatted(s.pid(), s.backendStart(), s.queryStart()))
                        .toList();
            case TerminateBackends terminate ->
                terminate.backends().stream()
                        .map(b -> "pid %d of %s".formatted(b.pid(), b.backendStart()))
                        .toList();
        };
    }

    private static List<String> restoring(String sha256, List<String> choices) {
        return Stream.concat(Stream.of("sha256 " + sha256), choices.stream()).toList();
    }
}
