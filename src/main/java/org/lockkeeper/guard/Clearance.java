package org.lockkeeper.guard;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The proof that one operation was permitted on one database. Only {@link ProductionGuard} makes one. It is good for one
 * redemption within {@link #LIFETIME}, on the very connection that will act.
 */
public final class Clearance<O extends Operation> {
    /** How long after it was given a clearance can be redeemed. */
    public static final Duration LIFETIME = Duration.ofMinutes(2);

    private final O operation;
    private final TargetIdentity target;
    private final Instant expiresAt;
    private final Clock clock;
    private final Witness.Entry entry;
    private final AtomicBoolean redeemed = new AtomicBoolean();
    private final AtomicBoolean concluded = new AtomicBoolean();

    Clearance(O operation, TargetIdentity target, Clock clock, Witness.Entry entry) {
        this.operation = operation;
        this.target = target;
        this.clock = clock;
        this.entry = entry;
        this.expiresAt = clock.instant().plus(LIFETIME);
    }

    public O operation() {
        return operation;
    }

    public TargetIdentity target() {
        return target;
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    /**
     * Uses the clearance up.
     *
     * @param actual the identity that the acting connection itself reported
     * @throws GuardRefusedException if it was used before, has expired or was given for another database
     */
    public void redeem(TargetIdentity actual) {
        requireTarget(actual);
        if (clock.instant().isAfter(expiresAt)) {
            throw new GuardRefusedException(
                    "LK-GUARD-EXPIRED",
                    "The permission to " + operation.description()
                            + " has expired. Nothing was changed; ask for it again.");
        }
        if (!redeemed.compareAndSet(false, true)) {
            throw new GuardRefusedException(
                    "LK-GUARD-USED",
                    "The permission to " + operation.description() + " was already used. Ask for a new one.");
        }
    }

    /** Whether it was used: before that nothing can have been changed by it. */
    public boolean isRedeemed() {
        return redeemed.get();
    }

    /**
     * Checks that a further connection of the same operation leads to the same database.
     *
     * @throws GuardRefusedException if it does not
     */
    public void requireTarget(TargetIdentity actual) {
        if (!target.equals(actual)) {
            throw new GuardRefusedException(
                    "LK-GUARD-TARGET",
                    "The connection now leads to another database (%s) than the one that was reviewed (%s). Nothing was changed; review it again."
                            .formatted(actual, target));
        }
    }

    /**
     * Checks that what is about to be done is what was permitted.
     *
     * @param actual what is about to be done, made anew from what will act
     * @throws GuardRefusedException if it is anything else
     */
    public void requireOperation(Operation actual) {
        if (!operation.equals(actual)) {
            throw new GuardRefusedException(
                    "LK-GUARD-PLAN",
                    "What is about to be done is not what the permission to " + operation.description()
                            + " was given for: what was reviewed has changed since. Nothing was changed; review it again.");
        }
    }

    /**
     * Does what was permitted and records how it ended, whatever happens.
     *
     * @param outcome what the result means; an exception means {@link Outcome.Result#FAILED}, or, from the guard and where nothing was
     *     redeemed, {@link Outcome.Result#NOT_BEGUN}
     */
    public <R> R concluding(Supplier<R> action, Function<R, Outcome> outcome) {
        try {
            R result = action.get();
            conclude(outcome.apply(result));
            return result;
        } catch (GuardRefusedException e) {
            conclude(new Outcome(Outcome.Result.NOT_BEGUN, e.code() + ": " + e.getMessage()));
            throw e;
        } catch (RuntimeException | Error e) {
            Outcome.Result result = redeemed.get() ? Outcome.Result.FAILED : Outcome.Result.NOT_BEGUN;
            conclude(new Outcome(result, String.valueOf(e.getMessage())));
            throw e;
        }
    }

    /** Records how the operation ended; the first outcome counts. */
    public void conclude(Outcome outcome) {
        if (concluded.compareAndSet(false, true)) {
            entry.close(outcome);
        }
    }
}
