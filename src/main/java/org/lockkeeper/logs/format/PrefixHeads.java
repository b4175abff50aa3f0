package org.lockkeeper.logs.format;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import org.lockkeeper.logs.scan.Swar;

/**
 * PostgreSQL's stderr format with a known prefix whose time or process is not where {@link StderrHeads} would look for it, such as one with
 * {@code %s} before {@code %m} or with {@code [%l]} before {@code %p}. A line that the prefix does not fit is read as without it.
 */
final class PrefixHeads implements HeadParser {
    private static final int SAMPLE_PID = 4242;
    private static final long SAMPLE_SECOND =
            Instant.parse("2026-11-20T10:00:00Z").getEpochSecond();

    /** Escapes with values that no two have in common, as a line has them. */
    private static final String[][] SAMPLE = {
        {"m", "2026-11-20 10:00:00.123 UTC"},
        {"t", "2026-11-20 10:00:00 UTC"},
        {"n", SAMPLE_SECOND + ".123"},
        {"s", "2001-02-03 04:05:06 UTC"},
        {"p", "4242"},
        {"c", "6aaae7b4.1092"},
        {"P", "11"},
        {"l", "12"},
        {"x", "13"},
        {"Q", "14"},
        {"v", "15/16"},
        {"e", "00000"},
        {"r", "10.0.0.1(17)"},
        {"h", "10.0.0.1"},
        {"L", "10.0.0.2"},
        {"u", "bob"},
        {"d", "shop"},
        {"a", "psql"},
        {"b", "client backend"},
        {"i", "SELECT"},
        {"q", ""}
    };

    private final StderrHeads guess;
    private final PrefixPattern prefix;
    private final TimeReader times;

    private PrefixHeads(PrefixPattern prefix, ZoneId zone) {
        this.guess = new StderrHeads(zone);
        this.prefix = prefix;
        this.times = new TimeReader(zone);
    }

    /** A reader for that prefix; the quick one where that reads it rightly. */
    static HeadParser of(Optional<String> prefix, ZoneId zone) {
        return prefix.filter(each -> !isUsual(each) && isMisread(each))
                .<HeadParser>map(each -> new PrefixHeads(PrefixPattern.of(each), zone))
                .orElseGet(() -> new StderrHeads(zone));
    }

    /** Most begin so, and need no sample. */
    private static boolean isUsual(String prefix) {
        return prefix.startsWith("%m [%p]") || prefix.startsWith("%t [%p]") || prefix.startsWith("%n [%p]");
    }

    private static boolean isMisread(String prefix) {
        StringBuilder line = new StringBuilder();
        boolean tellsTime = false;
        boolean tellsPid = false;
        for (PrefixItem item : PrefixItem.of(prefix)) {
            switch (item) {
                case PrefixItem.Literal literal -> line.append(literal.text());
                case PrefixItem.Value value -> {
                    line.append(sample(value.escape()));
                    tellsTime |= value.isMoment();
                    tellsPid |= value.escape() == 'p' || value.escape() == 'c';
                }
            }
        }
        byte[] bytes = line.append("LOG:  x").toString().getBytes(StandardCharsets.UTF_8);
        byte[] room = Arrays.copyOf(bytes, bytes.length + Swar.SLACK);
        Head head = new Head();
        StderrHeads heads = new StderrHeads(ZoneOffset.UTC);
        boolean found = heads.parse(room, 0, bytes.length, head);
        return found
                && ((tellsTime && Math.floorDiv(head.time, 1000L) != SAMPLE_SECOND)
                        || (tellsPid && heads.pid(room, 0, bytes.length, head) != SAMPLE_PID));
    }

    private static String sample(char escape) {
        return Arrays.stream(SAMPLE)
                .filter(pair -> pair[0].charAt(0) == escape)
                .map(pair -> pair[1])
                .findFirst()
                .orElse("");
    }

    @Override
    public boolean parse(byte[] b, int from, int to, Head head) {
        if (!guess.parse(b, from, to, head)) {
            return false;
        }
        Optional<PrefixPattern.Told> told = told(b, from, head);
        told.flatMap(PrefixPattern.Told::moment).flatMap(this::time).ifPresent(time -> head.time = time);
        return true;
    }

    private Optional<PrefixPattern.Told> told(byte[] b, int from, Head head) {
        return prefix.told(new String(b, from, head.textAt() - from, StandardCharsets.UTF_8), times);
    }

    private Optional<Long> time(String moment) {
        byte[] bytes = moment.getBytes(StandardCharsets.UTF_8);
        boolean read = times.read(Arrays.copyOf(bytes, bytes.length + Swar.SLACK), 0, bytes.length);
        return read ? Optional.of(times.millis()) : Optional.empty();
    }

    @Override
    public int pid(byte[] b, int from, int to, Head head) {
        return told(b, from, head).flatMap(PrefixPattern.Told::pid).orElseGet(() -> guess.pid(b, from, to, head));
    }
}
