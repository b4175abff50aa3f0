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
        boolean same = before.startedAt().equals(now.startedAt());
        if (before.facts().inRecovery() && !now.facts().inRecovery()) {
            return Optional.of(new Gap(
                    from,
                    Reason.FAILOVER,
                    same
                            ? "The standby was promoted and is the primary now."
                            : "A primary answers now under the address of the standby."));
        }
        if (!before.facts().inRecovery() && now.facts().inRecovery()) {
            return Optional.of(
                    new Gap(from, Reason.FAILOVER, "A standby answers now under the address of the primary."));
        }
        // A copy of the primary bears its identifier. But a server that is started anew was so after it was last looked
        // at.
        if (!same && now.startedAt().isBefore(from)) {
            return Optional.of(new Gap(
                    from,
                    Reason.FAILOVER,
                    "Another server of the same cluster answers now, which has been up since %s: the sessions of before are not on it."
                            .formatted(now.startedAt())));
        }
        if (!same) {
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
