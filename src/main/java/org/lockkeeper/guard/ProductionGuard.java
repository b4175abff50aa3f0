package org.lockkeeper.guard;

import java.time.Clock;

/** The one door through which every change goes. */
public final class ProductionGuard {
    private final Clock clock;

    public ProductionGuard(Clock clock) {
        this.clock = clock;
    }

    /**
     * Asks for permission.
     *
     * @param target the identity that the server reported when the operation was reviewed
     * @throws GuardRefusedException if the policy forbids the operation there
     */
    public <O extends Operation> Clearance<O> clear(O operation, Environment environment, TargetIdentity target) {
        return switch (GuardPolicy.verdict(operation, environment)) {
            case ALLOWED -> new Clearance<>(operation, target, clock);
            case REFUSED ->
                throw new GuardRefusedException(
                        "LK-GUARD-" + environment.name(),
                        "Refused: to %s on database \"%s\" (%s) is not permitted by this version of Lockkeeper. Nothing was changed."
                                .formatted(operation.description(), target.database(), environment.label()));
        };
    }
}
