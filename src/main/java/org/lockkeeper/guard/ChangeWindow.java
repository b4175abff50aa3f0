package org.lockkeeper.guard;

import java.time.Instant;
import java.util.Optional;

/**
 * When production may be changed without saying why.
 *
 * @param open the hours for changes; always where empty
 * @param peak the busy hours, which count as closed even within {@code open}
 */
public record ChangeWindow(Optional<WeeklyHours> open, Optional<WeeklyHours> peak) {
    /** No hours are set. */
    public static final ChangeWindow ALWAYS = new ChangeWindow(Optional.empty(), Optional.empty());

    /** Why a change at this time needs a reason, as the rest of "It is …"; empty where it needs none. */
    public Optional<String> objection(Instant now) {
        Optional<String> busy =
                peak.filter(hours -> hours.contain(now)).map(hours -> "within the peak hours (" + hours + ")");
        return busy.or(() ->
                open.filter(hours -> !hours.contain(now)).map(hours -> "outside the change window (" + hours + ")"));
    }
}
