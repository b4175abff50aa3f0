package org.lockkeeper.testing;

import java.time.Clock;
import java.util.List;
import org.lockkeeper.guard.ChangeWindow;
import org.lockkeeper.guard.Clearance;
import org.lockkeeper.guard.Confirmer;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.guard.Operation;
import org.lockkeeper.guard.ProductionGuard;
import org.lockkeeper.guard.Site;
import org.lockkeeper.guard.Strictness;
import org.lockkeeper.guard.TargetIdentity;

/** The guard as most tests need it: nobody keeps a record, and development asks for nothing. */
public final class TestGuard {
    private TestGuard() {}

    public static ProductionGuard create() {
        return create(Clock.systemUTC());
    }

    public static ProductionGuard create(Clock clock) {
        return new ProductionGuard(clock, _ -> _ -> {});
    }

    /** A clearance on development. */
    public static <O extends Operation> Clearance<O> clear(O operation, TargetIdentity target) {
        return create().clear(operation, site(Environment.DEVELOPMENT, target), List.of(), Confirmer.NOBODY);
    }

    public static Site site(Environment environment, TargetIdentity target) {
        return new Site(
                environment.label(),
                "127.0.0.1:5432/" + target.database(),
                "postgres",
                environment,
                target,
                Strictness.USUAL,
                ChangeWindow.ALWAYS);
    }
}
