package org.lockkeeper.guard;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The one door through which every change goes. */
public final class ProductionGuard {
    /** How long an open entry waits for a workspace that knows its server. */
    public static final Duration STRAY_AFTER = Duration.ofDays(1);

    private final Clock clock;
    private final Witness witness;

    /** @param witness keeps the record of every operation */
    public ProductionGuard(Clock clock, Witness witness) {
        this.clock = clock;
        this.witness = witness;
    }

    /**
     * Asks for permission. Every call is one attempt: what does not match is refused, and nothing is remembered of it.
     *
     * @param consequences what and who is hit, a line each
     * @param confirmer who answers for it
     * @return to be redeemed on the acting connection, and to be told the outcome in any case
     * @throws GuardRefusedException if the policy forbids it there, it is not confirmed as it has to be, or it cannot be recorded
     */
    public <O extends Operation> Clearance<O> clear(
            O operation, Site site, List<String> consequences, Confirmer confirmer) {
        Intent intent = intent(operation, site, consequences, confirmer);
        return new Clearance<>(operation, site.target(), clock, entry(intent));
    }

    /**
     * Asks as {@link #clear} does, and gives no permission: for whoever wants to know first.
     *
     * @throws GuardRefusedException as {@link #clear} throws it
     */
    public <O extends Operation> void requireConfirmed(
            O operation, Site site, List<String> consequences, Confirmer confirmer) {
        intent(operation, site, consequences, confirmer);
    }

    private Intent intent(Operation operation, Site site, List<String> consequences, Confirmer confirmer) {
        Verdict verdict = GuardPolicy.verdict(operation, site);
        Consent request = new Consent(operation, site, verdict, consequences, objection(verdict, site));
        if (verdict == Verdict.REFUSED) {
            throw never(request);
        }
        return new Confirmation(request).by(confirmer);
    }

    private static GuardRefusedException never(Consent request) {
        return request.operation() instanceof SandboxOperation
                ? new GuardRefusedException(
                        "LK-GUARD-SANDBOX",
                        "Refused: to %s is permitted in the sandbox's own cluster alone, and nothing proves that this is it. Nothing was changed; if it is one that an earlier version made, \"lockkeeper sandbox reset\" makes it anew."
                                .formatted(request.subject()))
                : new GuardRefusedException(
                        "LK-GUARD-" + request.site().environment().name(),
                        "Refused: to %s is never permitted there. Nothing was changed.".formatted(request.subject()));
    }

    /**
     * Closes what ended processes left open at one place as unknown, with what is known there now.
     *
     * @param inquiry what is found of one now, in sentences; asked only where something is open; empty where nobody answers, so that it
     *     stays open
     */
    public void settle(String profile, String address, Function<Unfinished, Optional<String>> inquiry) {
        settle(one -> one.isAt(profile, address), inquiry);
    }

    /** As {@link #settle(String, String, Function)}, of those that are chosen. */
    public void settle(Predicate<Unfinished> which, Function<Unfinished, Optional<String>> inquiry) {
        witness.unfinished().stream()
                .filter(which)
                .forEach(one -> inquiry.apply(one).ifPresent(words -> close(one, "Found later: " + words)));
    }

    /** What ended processes left open. No server is asked. */
    public List<Unfinished> unfinished() {
        return witness.unfinished();
    }

    /**
     * Closes what ended processes left open at places that nobody knows any more as unknown. The record is kept for all of a person's
     * workspaces, so that the others get {@link #STRAY_AFTER} to ask their own servers first.
     *
     * @param known whether a profile of this name and address is in the workspace
     */
    public void settleStrays(BiPredicate<String, String> known) {
        Instant before = clock.instant().minus(STRAY_AFTER);
        witness.unfinished().stream()
                .filter(one -> one.at().isBefore(before) && !known.test(one.profile(), one.address()))
                .forEach(one -> close(
                        one,
                        "The server was not asked what became of it: %s at %s is not in the workspace that was looked at.%s"
                                .formatted(one.profile(), one.address(), elsewhere(one))));
    }

    private static String elsewhere(Unfinished one) {
        return one.traces().stream()
                .map(trace -> trace instanceof Trace.Elsewhere(String words) ? " " + words : "")
                .collect(Collectors.joining());
    }

    private static void close(Unfinished one, String found) {
        one.entry().close(new Outcome(Outcome.Result.UNKNOWN, "The process ended before it could say. " + found));
    }

    private Optional<String> objection(Verdict verdict, Site site) {
        return site.environment() == Environment.PRODUCTION && verdict == Verdict.TWICE
                ? site.window().objection(clock.instant())
                : Optional.empty();
    }

    private Witness.Entry entry(Intent intent) {
        try {
            return witness.record(intent);
        } catch (IOException e) {
            if (intent.request().verdict() == Verdict.FREE) {
                return _ -> {};
            }
            throw new GuardRefusedException(
                    "LK-GUARD-AUDIT",
                    "Refused: the audit trail cannot be written (%s), and without it nothing is done that has to be confirmed: to %s. Nothing was changed; free space or rights there, then try again."
                            .formatted(e.getMessage(), intent.request().subject()),
                    Optional.empty(),
                    e);
        }
    }
}
