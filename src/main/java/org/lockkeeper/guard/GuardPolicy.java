package org.lockkeeper.guard;

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

/** Who may do what, where. Exhaustive over operations and environments, so that nothing is allowed by omission. */
final class GuardPolicy {
    private GuardPolicy() {}

    static Verdict verdict(Operation operation, Site site) {
        return switch (operation) {
            // What changes nothing needs no permission, and a second deploy of the same script succeeds.
            case ApplyMigrations apply when apply.migrations().isEmpty() -> Verdict.FREE;
            case ApplyMigrations _,
                    ResolveMigration _,
                    RepairHistory _,
                    CancelStatements _,
                    TerminateBackend _,
                    TerminateBackends _,
                    DropInvalidIndex _ ->
                usual(site.environment()).orStricter(site.strictness().least());
            // In a database of its own, on a server that the workspace names for it; never where it would cost
            // production.
            case TestRestore _ ->
                switch (site.environment()) {
                    case DEVELOPMENT, STAGING -> site.strictness().least();
                    case PRODUCTION -> Verdict.REFUSED;
                };
            case RestoreIntoNew restore
            when !restore.swap() ->
                usual(site.environment()).orStricter(site.strictness().least());
            // Destroys, or disconnects everybody: confirmed everywhere.
            case RestoreIntoNew _, RestoreOver _, SwapDatabases _, ForgetHistory _ ->
                usual(site.environment()).orStricter(site.strictness().least()).orStricter(Verdict.ONCE);
            // The name that is typed is the confirmation; what matters is that it is recorded.
            case SignOffDeploy _ -> Verdict.ONCE;
            // Destroys, and there is nothing but development.
            case ResetSandbox _ ->
                switch (site.environment()) {
                    case DEVELOPMENT ->
                        Verdict.ONCE.orStricter(site.strictness().least());
                    case STAGING, PRODUCTION -> Verdict.REFUSED;
                };
            // Asks nobody on any environment, since it can be nobody's but the sandbox's.
            case SandboxOperation own -> own.cluster().isAt(site) ? Verdict.FREE : Verdict.REFUSED;
        };
    }

    /** What changes a database without destroying it. */
    static Verdict usual(Environment environment) {
        return switch (environment) {
            case DEVELOPMENT -> Verdict.FREE;
            case STAGING -> Verdict.ONCE;
            case PRODUCTION -> Verdict.TWICE;
        };
    }
}
