package org.lockkeeper.migration;

import java.time.Duration;
import java.util.Optional;

/** When a run holds up too many others, or one of them for too long. */
record SafetyValve(int maxQueued, Duration maxQueueWait) {
    /** Why the run has to give way now, as a sentence without its stop; empty where it need not. */
    Optional<String> objection(RunPulse pulse) {
        if (pulse.queued() > maxQueued) {
            return Optional.of("cancelled by the safety valve: %d sessions waited behind it, and %d may"
                    .formatted(pulse.queued(), maxQueued));
        }
        return pulse.queued() > 0 && pulse.longestQueued().compareTo(maxQueueWait) > 0
                ? Optional.of("cancelled by the safety valve: a session had waited behind it for %s, and %s are allowed"
                        .formatted(seconds(pulse.longestQueued()), seconds(maxQueueWait)))
                : Optional.empty();
    }

    private static String seconds(Duration duration) {
        return "%.1f s".formatted(duration.toMillis() / 1000.0);
    }
}
