package org.lockkeeper.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One guarded action as the trail has it.
 *
 * @param number of its intent's entry
 * @param subjects the migrations or rows that it acted on
 * @param asked how often it had to be confirmed: {@code free}, {@code once} or {@code twice}
 * @param acknowledged the digest that was given; empty where none was
 * @param typedName the database's name as it was typed; empty where it was not
 * @param objection why a reason was needed; empty where none was
 * @param running whether the process that began it still runs
 * @param ending empty while it is under way, and where nobody knows
 */
public record AuditedAction(
        long number,
        Instant at,
        String osUser,
        String role,
        String profile,
        String environment,
        String address,
        String database,
        String system,
        String operation,
        List<String> subjects,
        String digest,
        List<String> consequences,
        String asked,
        String acknowledged,
        String typedName,
        String objection,
        String reason,
        boolean running,
        Optional<Ending> ending) {
    public AuditedAction {
        subjects = List.copyOf(subjects);
        consequences = List.copyOf(consequences);
    }

    /** The outcome's word, or {@code running}, or {@code open} where its process ended without a word. */
    public String result() {
        return ending.map(Ending::result).orElse(running ? "running" : "open");
    }

    /**
     * How it ended.
     *
     * @param result such as {@code done}
     */
    public record Ending(Instant at, String result, String detail) {}
}
