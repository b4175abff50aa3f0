package org.lockkeeper.logs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.lockkeeper.task.CancelToken;

/**
 * Looks for patterns in the lines that come to a log from when it is followed on, and tells of each pattern at most once in so long, with the count of
 * what came in between. {@link #begin} and {@link #end} may be called from any thread, {@link #look} by one at a time.
 */
public final class LineWatch {
    private static final int BATCH = 1_000;

    private final LogFile file;
    private final long pause;
    private final LongSupplier nanos;
    private final Map<String, Pattern> patterns = new HashMap<>();
    private volatile @Nullable Start start;
    private @Nullable Start looking;
    private long nextLine;
    private int beginnings;

    /**
     * What was seen of a pattern.
     *
     * @param count how many lines matched since it was told of last
     * @param latest the last of them
     */
    public record Sighting(String pattern, long count, LogLine latest) {}

    /** From where on lines count. */
    private static final class Start {
        private final long offset;
        private final int beginnings;

        Start(long offset, int beginnings) {
            this.offset = offset;
            this.beginnings = beginnings;
        }
    }

    private static final class Pattern {
        private final LineCheck check;
        private long count;
        private @Nullable LogLine latest;
        private @Nullable Long told;

        Pattern(String expression) {
            this.check = new LineCheck(TextQuery.regex(expression));
        }
    }

    /**
     * @param pause the least time between two tellings of the same pattern
     * @param nanos a clock that only goes forward, in nanoseconds
     */
    public LineWatch(LogFile file, Duration pause, LongSupplier nanos) {
        this.file = file;
        this.pause = pause.toNanos();
        this.nanos = nanos;
    }

    /** From now on lines that come count. Asks for the log's size, so not in the toolkit's thread. */
    public void begin() {
        start = new Start(file.size(), file.beginnings());
    }

    /** No line counts any more. */
    public void end() {
        start = null;
    }

    /**
     * Looks at the lines that came, as far as the log was looked through; a line counts when it has its end, and its first 16 KiB are looked at.
     *
     * @param wanted well-formed expressions in RE2's syntax
     * @return what is to be told now
     */
    public List<Sighting> look(List<String> wanted, CancelToken cancel) {
        Start now = start;
        if (now == null) {
            looking = null;
            patterns.values().forEach(LineWatch::forget);
            return List.of();
        }
        if (!now.equals(looking)) {
            if (now.beginnings == file.beginnings() && file.indexedBytes() < now.offset) {
                // What was there when following began has to be known, to be told from what came.
                return List.of();
            }
            looking = now;
            beginnings = now.beginnings;
            nextLine = file.lineFrom(now.offset);
            patterns.values().forEach(LineWatch::forget);
        }
        if (beginnings != file.beginnings()) {
            beginnings = file.beginnings();
            nextLine = file.lastPartLine();
        }
        patterns.keySet().retainAll(wanted);
        wanted.forEach(each -> patterns.computeIfAbsent(each, Pattern::new));
        long whole = file.lineEnds();
        while (nextLine < whole && !cancel.isRequested()) {
            long end = Math.min(whole, nextLine + BATCH);
            if (!patterns.isEmpty()) {
                file.lines(nextLine, end).forEach(this::test);
            }
            nextLine = end;
        }
        return told();
    }

    private static void forget(Pattern pattern) {
        pattern.count = 0;
        pattern.latest = null;
    }

    private void test(LogLine line) {
        for (Pattern pattern : patterns.values()) {
            if (pattern.check.matches(line.text())) {
                pattern.count++;
                pattern.latest = line;
            }
        }
    }

    private List<Sighting> told() {
        List<Sighting> told = new ArrayList<>();
        long now = nanos.getAsLong();
        patterns.forEach((expression, pattern) -> {
            LogLine latest = pattern.latest;
            Long before = pattern.told;
            if (latest != null && (before == null || now - before >= pause)) {
                told.add(new Sighting(expression, pattern.count, latest));
                pattern.told = now;
                forget(pattern);
            }
        });
        return told;
    }
}
