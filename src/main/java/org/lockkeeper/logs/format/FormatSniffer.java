package org.lockkeeper.logs.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.lockkeeper.logs.bytes.LogBytes;
import org.lockkeeper.logs.format.LogFormat.Kind;
import org.lockkeeper.logs.scan.LineReader;
import org.lockkeeper.logs.scan.Swar;

/** Recognises a log's format from lines of its beginning, its middle and its end. */
public final class FormatSniffer {
    private static final int SAMPLE = 1 << 15;
    private static final int PLACES = 4;
    private static final int ENOUGH_LINES = 40;
    private static final byte[] POSTGRES_JSON = "\"error_severity\":".getBytes(StandardCharsets.UTF_8);

    private final ZoneId zone;
    private final Map<Kind, Integer> heads = new EnumMap<>(Kind.class);
    private int lines;
    private Optional<String> prefix = Optional.empty();

    private FormatSniffer(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * What the lines tell.
     *
     * @param certain whether there were enough of them; else more may tell something else
     */
    public record Sniffed(LogFormat format, boolean certain) {}

    /** @param zone that of times that name none */
    public static LogFormat of(LogBytes bytes, ZoneId zone) throws IOException {
        return sniff(bytes, zone).format();
    }

    /** @param zone that of times that name none */
    public static Sniffed sniff(LogBytes bytes, ZoneId zone) throws IOException {
        FormatSniffer sniffer = new FormatSniffer(zone);
        long size = bytes.size();
        LineReader reader = new LineReader(bytes);
        for (int i = 0; i < PLACES; i++) {
            long start = size <= SAMPLE ? 0 : (size - SAMPLE) / (PLACES - 1) * i;
            if (i == 0 || size > SAMPLE) {
                reader.read(start, Math.min(size, start + SAMPLE), (b, from, to, _, _) -> sniffer.look(b, from, to));
            }
        }
        return new Sniffed(sniffer.format(), sniffer.lines >= ENOUGH_LINES || size > SAMPLE * PLACES);
    }

    private void look(byte[] b, int from, int to) {
        int start = from;
        while (start < to) {
            int newline = Swar.indexOf(b, start, to, (byte) '\n');
            int end = newline < 0 ? to : newline;
            for (Kind kind : Kind.values()) {
                count(kind, b, start, end);
            }
            lines++;
            start = end + 1;
        }
    }

    private void count(Kind kind, byte[] b, int start, int end) {
        Head head = new Head();
        LogFormat format = new LogFormat(kind, Optional.empty(), zone);
        if (!format.heads().parse(b, start, end, head)) {
            return;
        }
        boolean counts = switch (kind) {
            case STDERR, CSV -> true;
            case JSON -> contains(b, start, end, POSTGRES_JSON);
            case JSON_LINES, TIMED -> head.time() != Head.NO_TIME;
            case PLAIN -> false;
        };
        heads.merge(kind, counts ? 1 : 0, Integer::sum);
        if (kind == Kind.STDERR && counts && prefix.isEmpty()) {
            prefix = PrefixPattern.recognise(new String(b, start, head.textAt() - start, StandardCharsets.UTF_8), zone);
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
            if (count > 0 && count * 2 >= most && count * 20 >= lines) {
                best = kind;
                break;
            }
        }
        return new LogFormat(best, best == Kind.STDERR ? prefix : Optional.empty(), zone);
    }
}
