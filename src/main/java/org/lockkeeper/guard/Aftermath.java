package org.lockkeeper.guard;

import java.util.List;
import org.lockkeeper.guard.Operation.ApplyMigrations;
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
import org.lockkeeper.guard.SandboxOperation.PlayIncident;
import org.lockkeeper.guard.SandboxOperation.SeedMigrations;
import org.lockkeeper.guard.SandboxOperation.SeedSandbox;
import org.lockkeeper.guard.Trace.Backend;
import org.lockkeeper.guard.Trace.Elsewhere;
import org.lockkeeper.guard.Trace.History;
import org.lockkeeper.guard.Trace.Index;
import org.lockkeeper.guard.Trace.KnownDatabase;
import org.lockkeeper.guard.Trace.NewDatabase;
import org.lockkeeper.guard.Trace.RestoreProgram;
import org.lockkeeper.guard.Trace.Schema;
import org.lockkeeper.guard.Trace.Statement;

/** What to look for after an operation whose process ended before it could say. A new operation does not compile without it. */
final class Aftermath {
    private Aftermath() {}

    /** @param target where it was to be done */
    static List<Trace> of(Operation operation, TargetIdentity target) {
        KnownDatabase live = new KnownDatabase(target.database(), target.databaseOid());
        return switch (operation) {
            case ApplyMigrations _, ResolveMigration _, RepairHistory _, ForgetHistory _ -> List.of(new History());
            case CancelStatements cancel ->
                cancel.statements().stream()
                        .<Trace>map(s -> new Statement(s.pid(), s.backendStart(), s.queryStart()))
                        .toList();
            case TerminateBackend backend -> List.of(backend(backend));
            case TerminateBackends terminate ->
                terminate.backends().stream().map(Aftermath::backend).toList();
            case DropInvalidIndex drop -> List.of(new Index(drop.schema(), drop.index()));
            case RestoreIntoNew restore ->
                List.of(live, new NewDatabase(restore.database()), new RestoreProgram(restore.database()));
            // What the dump holds may be the history too.
            case RestoreOver _ -> List.of(live, new RestoreProgram(target.database()), new History());
            case SwapDatabases swap -> List.of(live, new KnownDatabase(swap.incoming(), swap.incomingOid()));
            case TestRestore test ->
                List.of(
                        new NewDatabase(test.database()),
                        new RestoreProgram(test.database()),
                        new Elsewhere("The next test restore drops that database if it is still there."));
            case SignOffDeploy sign ->
                List.of(new Elsewhere("No server knows of it: the report %s tells whether it is signed as %s."
                        .formatted(sign.report(), sign.role())));
            case SeedSandbox _, SeedMigrations _ ->
                List.of(new History(), new Elsewhere("The sandbox makes what is not complete anew when it starts."));
            case ResetSandbox _ ->
                List.of(new Elsewhere("The sandbox makes what is not complete anew when it starts."));
            case PlayIncident _ ->
                List.of(
                        new Schema("practice"),
                        new Elsewhere("sandbox incident check tells whether it is being played."));
        };
    }

    private static Trace backend(TerminateBackend backend) {
        return new Backend(backend.pid(), backend.backendStart());
    }
}
