package org.lockkeeper.migration;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * Which of the server's processes worked for a run, and when, so that its lines can be found in the server's log.
 *
 * @param pids in the order in which they began; never empty
 * @param from when the first of them was asked for its pid, by the server's clock
 * @param until when the run ended: that moment and how long the run took by this machine's clock
 */
public record RunBackends(List<Long> pids, Instant from, Instant until) {
    public RunBackends {
        pids = List.copyOf(pids);
    }

    private static final Pattern WORDS =
            Pattern.compile("pid (\\d{1,10}(?:, \\d{1,10})*), from (\\S+) to (\\S+) by the server's clock");

    /** How long they worked, as far as is known. */
    public Duration length() {
        return Duration.between(from, until);
    }

    /** Such as {@code pid 4711, from 2026-11-20T10:11:12Z to 2026-11-20T10:11:14Z by the server's clock}. */
    public String words() {
        return "pid %s, from %s to %s by the server's clock"
                .formatted(String.join(", ", pids.stream().map(String::valueOf).toList()), from, until);
    }

    /** What {@link #words} in a text say; empty where there are none. */
    public static Optional<RunBackends> in(String text) {
        Matcher found = WORDS.matcher(text);
        if (!found.find()) {
            return Optional.empty();
        }
        try {
            List<Long> pids =
                    Stream.of(found.group(1).split(", ")).map(Long::valueOf).toList();
            return Optional.of(new RunBackends(pids, Instant.parse(found.group(2)), Instant.parse(found.group(3))));
        } catch (DateTimeParseException e) {
            LoggerFactory.getLogger(RunBackends.class).debug("no times of a run in {}", text, e);
            return Optional.empty();
        }
    }
}
