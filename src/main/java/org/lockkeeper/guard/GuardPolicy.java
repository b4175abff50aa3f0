package org.lockkeeper.guard;

import org.lockkeeper.guard.Operation.ApplyMigrations;
import org.lockkeeper.guard.Operation.RepairHistory;
import org.lockkeeper.guard.Operation.ResolveMigration;
import org.lockkeeper.guard.Operation.SeedSandbox;

/** Who may do what, where. Exhaustive over operations and environments, so that nothing is allowed by omission. */
final class GuardPolicy {
    private GuardPolicy() {}

    static Verdict verdict(Operation operation, Environment environment) {
        return switch (operation) {
            case ApplyMigrations _, ResolveMigration _, RepairHistory _ ->
                switch (environment) {
                    case DEVELOPMENT, STAGING -> Verdict.ALLOWED;
                    case PRODUCTION -> Verdict.REFUSED;
                };
            case SeedSandbox _ ->
                switch (environment) {
                    case DEVELOPMENT -> Verdict.ALLOWED;
                    case STAGING, PRODUCTION -> Verdict.REFUSED;
                };
        };
    }

    enum Verdict {
        ALLOWED,
        REFUSED
    }
}
