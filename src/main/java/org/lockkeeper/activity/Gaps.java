package org.lockkeeper.activity;

import java.time.Instant;
import java.util.Optional;
import org.lockkeeper.activity.Gap.Reason;

/** What happened between two looks at a server, by what it says of itself. */
final class Gaps {
    private Gaps() {}

    /**
     * @param from the last reading
     * @param broken whether the connection was lost in between
     */
    static Optional<Gap> between(ServerState before, ServerState now, Instant from, boolean broken) {
        if (!before.facts().systemIdentifier().equals(now.facts().systemIdentifier())) {
            return Optional.of(new Gap(from, Reason.FAILOVER, "Another server answers now under the same address."));
        }
        if (before.facts().inRecovery() && !now.facts().inRecovery()) {
            return Optional.of(new Gap(from, Reason.FAILOVER, "The standby was promoted and is the primary now."));
        }
        if (!before.facts().inRecovery() && now.facts().inRecovery()) {
            return Optional.of(
                    new Gap(from, Reason.FAILOVER, "A standby answers now under the address of the primary."));
        }
        if (!before.startedAt().equals(now.startedAt())) {
            return Optional.of(new Gap(
                    from,
                    Reason.RESTART,
                    "The server was started anew at %s: the sessions of before are gone.".formatted(now.startedAt())));
        }
        return broken
                ? Optional.of(new Gap(from, Reason.CONNECTION, "The connection was lost and made anew."))
                : Optional.empty();
    }
}
