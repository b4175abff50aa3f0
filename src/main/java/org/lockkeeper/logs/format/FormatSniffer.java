package org.lockkeeper.logs.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lockkeeper.logs.bytes.LogBytes;
import org.lockkeeper.logs.format.LogFormat.Kind;
import org.lockkeeper.logs.scan.LineReader;
import org.lockkeeper.logs.scan.Swar;

/** Recognises a log's format from lines of its beginning, its middle and its end. */
public final class FormatSniffer {
    private static final int SAMPLE = 1 << 15;
    private static final int PLACES = 4;
    private static final int ENOUGH_LINES = 40;
    private static final int BEGINNINGS = 8;
    private static final byte[] POSTGRES_JSON = "\"error_severity\":".getBytes(StandardCharsets.UTF_8);

    private final ZoneId zone;
    private final Map<Kind, Integer> heads = new EnumMap<>(Kind.class);
    private final Map<Kind, HeadParser> parsers = new EnumMap<>(Kind.class);
    private final Set<Kind> first = EnumSet.noneOf(Kind.class);
    private final Head head = new Head();
    private int lines;
    private int tabbed;
    private int blank;
    private int places;
    private final Optional<String> told;
    private final Optional<LocalDate> today;
    private final List<String> beginnings = new ArrayList<>();

    private FormatSniffer(ZoneId zone, Optional<LocalDate> today, Optional<String> told) {
        this.today = today;
        this.zone = zone;
        this.told = told;
        for (Kind kind : Kind.values()) {
            parsers.put(kind, new LogFormat(kind, Optional.empty(), zone, today).heads());
        }
    }

    /**
     * What the lines tell.
     *
     * @param certain whether there were enough of them; else more may tell something else
     */
    public record Sniffed(LogFormat format, boolean certain) {}

    /** @param zone that of times that name none */
    public static LogFormat of(LogBytes bytes, ZoneId zone) throws IOException {
        return sniff(bytes, zone, Optional.empty(), Optional.empty()).format();
    }

    /**
     * Looks at some lines.
     *
     * @param zone that of times that name none
     * @param today for times that name no year, which are not read where it is empty
     * @param prefix the log_line_prefix that the server says it has set
     */
    public static Sniffed sniff(LogBytes bytes, ZoneId zone, Optional<LocalDate> today, Optional<String> prefix)
            throws IOException {
        FormatSniffer sniffer = new FormatSniffer(zone, today, prefix);
        long size = bytes.size();
        LineReader reader = new LineReader(bytes);
        for (int i = 0; i < PLACES; i++) {
            long start = size <= SAMPLE ? 0 : (size - SAMPLE) / (PLACES - 1) * i;
            if (i == 0 || size > SAMPLE) {
                sniffer.places++;
                reader.read(start, Math.min(size, start + SAMPLE), (b, from, to, _, _) -> sniffer.look(b, from, to));
            }
        }
        return new Sniffed(sniffer.format(), sniffer.lines >= ENOUGH_LINES || size > SAMPLE * PLACES);
    }

    private void look(byte[] b, int from, int to) {
        int start = from;
        while (start < to) {
            int begin = start;
            int newline = Swar.indexOf(b, start, to, (byte) '\n');
            int end = newline < 0 ? to : newline;
            if (start < end && b[start] == '\t') {
                // So the server's further lines begin: they are part of an entry, however long it is.
                tabbed++;
            } else {
                parsers.forEach((kind, parser) -> count(kind, parser, b, begin, end));
                blank += start == end || b[start] == ' ' ? 1 : 0;
            }
            lines++;
            start = end + 1;
        }
    }

    private void count(Kind kind, HeadParser parser, byte[] b, int start, int end) {
        if (!parser.parse(b, start, end, head)) {
            return;
        }
        boolean counts = switch (kind) {
            case STDERR, CSV -> true;
            case JSON -> contains(b, start, end, POSTGRES_JSON);
            case JSON_LINES, TIMED -> head.time() != Head.NO_TIME;
            case PLAIN -> false;
        };
        if (!counts) {
            return;
        }
        heads.merge(kind, 1, Integer::sum);
        if (lines == 0) {
            first.add(kind);
        }
        if (kind == Kind.STDERR && beginnings.size() < places * BEGINNINGS && !head.isPart()) {
            beginnings.add(new String(b, start, head.textAt() - start, StandardCharsets.UTF_8));
        }
    }

    private static boolean contains(byte[] b, int from, int to, byte[] text) {
        for (int i = from; i + text.length <= to; i++) {
            int k = 0;
            while (k < text.length && b[i + k] == text[k]) {
                k++;
            }
            if (k == text.length) {
                return true;
            }
        }
        return false;
    }

    private LogFormat format() {
        int most = heads.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        Kind best = Kind.PLAIN;
        for (Kind kind : Kind.values()) {
            // What says more comes first, and wins where it and a plainer one see the same lines.
            int count = heads.getOrDefault(kind, 0);
            if (count > 0 && count * 2 >= most && explains(kind, count)) {
                best = kind;
                break;
            }
        }
        return new LogFormat(best, best == Kind.STDERR ? prefix() : Optional.empty(), zone, today);
    }

    /** Whether so many beginnings of entries are enough for the lines that are there. */
    private boolean explains(Kind kind, int count) {
        if (count * 20 >= lines) {
            return true;
        }
        return switch (kind) {
            case STDERR -> count * 20 >= lines - tabbed;
            // The lines within its quotes look like anything.
            case CSV -> first.contains(kind);
            // Programs indent what belongs to an entry, but so does a console's output what belongs to no entry at all.
            case TIMED -> first.contains(kind) && count * 5 >= lines - tabbed - blank;
            case JSON, JSON_LINES, PLAIN -> false;
        };
    }

    private Optional<String> prefix() {
        return told.filter(prefix -> !prefix.isEmpty())
                .or(() -> KnownPrefixes.recognise(beginnings, new TimeReader(zone)));
    }
}
