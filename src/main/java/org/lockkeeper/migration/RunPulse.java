package org.lockkeeper.migration;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the server says of a statement that runs, read beside it.
 *
 * @param migration whose statement it is
 * @param elapsed since the statement began, by the server's clock
 * @param waiting what it waits for; empty while it works
 * @param blockers who holds what it waits for
 * @param queued how many sessions wait behind it, those behind others that do included
 * @param longestQueued how long the first of them has waited
 */
public record RunPulse(
        String migration,
        Duration elapsed,
        Optional<Wait> waiting,
        List<Blocker> blockers,
        int queued,
        Duration longestQueued) {
    public RunPulse {
        blockers = List.copyOf(blockers);
    }

    /**
     * A wait of the run's own.
     *
     * @param event its type and name, such as {@code Lock: relation}
     * @param since empty where the server does not say, as for anything but locks
     */
    public record Wait(String event, Optional<Instant> since) {
        /** Whether it is for a lock that another session holds. */
        public boolean forLock() {
            return event.startsWith("Lock");
        }
    }

    /**
     * A session that holds what the run waits for. What the role may not see is empty.
     *
     * @param pid 0 for a prepared transaction, which has no session
     * @param backendStart tells it from a later session with the same pid
     * @param transactionAge since its transaction began
     * @param query what it runs now, or ran last
     */
    public record Blocker(
            long pid,
            Optional<Instant> backendStart,
            String user,
            String application,
            String state,
            Optional<Duration> transactionAge,
            String query) {
        /** Such as {@code pid 4711 (app, web, idle in transaction for 310 s)}. */
        public String words() {
            StringBuilder words = new StringBuilder(pid == 0 ? "a prepared transaction" : "pid " + pid);
            List<String> facts = java.util.stream.Stream.of(
                            user,
                            application,
                            pid == 0 ? "" : state,
                            transactionAge
                                    .map(age -> "in a transaction for " + age.toSeconds() + " s")
                                    .orElse(""))
                    .filter(fact -> !fact.isEmpty())
                    .toList();
            return facts.isEmpty()
                    ? words.toString()
                    : words.append(" (")
                            .append(String.join(", ", facts))
                            .append(')')
                            .toString();
        }
    }

    /** What has to differ for a further line in a log to say anything new: times grow by themselves. */
    Object gist() {
        return List.of(
                migration,
                waiting.map(Wait::event),
                blockers.stream().map(Blocker::pid).toList(),
                queued);
    }

    /** In one line: the wait, the blockers, the queue; empty while nothing waits. */
    public String words() {
        StringBuilder words = new StringBuilder();
        waiting.filter(Wait::forLock)
                .ifPresent(w -> words.append("waits for ")
                        .append(w.event().replaceFirst("^Lock: ", "a lock on: "))
                        .append(
                                blockers.isEmpty()
                                        ? ""
                                        : blockers.stream()
                                                .map(Blocker::words)
                                                .collect(java.util.stream.Collectors.joining("; ", ", held by ", ""))));
        if (queued > 0) {
            words.append(words.isEmpty() ? "" : "; ")
                    .append("%d queued behind it, the longest for %d s".formatted(queued, longestQueued.toSeconds()));
        }
        return words.toString();
    }
}
