package org.lockkeeper.guard;

import java.time.Instant;
import java.util.List;

/**
 * What a process began and did not live to close.
 *
 * @param profile as in {@link Site#profile()}
 * @param address as in {@link Site#address()}
 * @param target as in {@link Site#target()}
 * @param at when it was begun
 * @param operation as {@link Operation#description()}
 * @param traces as {@link Intent#aftermath()}
 * @param entry to be closed
 */
public record Unfinished(
        String profile,
        String address,
        TargetIdentity target,
        Instant at,
        String operation,
        List<Trace> traces,
        Witness.Entry entry) {
    public Unfinished {
        traces = List.copyOf(traces);
    }

    /** Whether it was begun at a profile that leads there. */
    public boolean isAt(String name, String where) {
        return profile.equals(name) && address.equals(where);
    }
}
