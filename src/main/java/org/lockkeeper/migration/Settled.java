package org.lockkeeper.migration;

import java.time.Instant;
import java.util.Optional;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.guard.Trace;
import org.lockkeeper.guard.Unfinished;

/**
 * An action whose process ended before it could say how the action ended.
 *
 * @param what as the record has it, such as {@code apply 3 migrations}
 * @param inHistory whether the history of migrations may tell of it
 * @param found what is known of it now, with which its record was closed as unknown; empty where it stays open
 */
public record Settled(String profile, Instant at, String what, boolean inHistory, Optional<String> found) {
    static Settled of(Unfinished one, Optional<String> found) {
        boolean inHistory = one.traces().stream().anyMatch(Trace.History.class::isInstance);
        return new Settled(one.profile(), one.at(), one.operation(), inHistory, found);
    }

    /** What there is to know, and what to do. */
    public String sentences(Workspace workspace) {
        String begun = "A process on %s was gone before it could say how this ended, begun at %s: %s."
                .formatted(profile, at, what);
        if (found.isEmpty()) {
            return begun
                    + " Its server could not be asked what became of it, so that it stays open in the audit trail until one can.";
        }
        String next = inHistory
                ? " \"%s\" tells the ways out."
                        .formatted(
                                workspace.command("recover", "--env", profile).line())
                : "";
        return "%s It is closed as unknown in the audit trail. Now: %s%s".formatted(begun, found.get(), next);
    }
}
