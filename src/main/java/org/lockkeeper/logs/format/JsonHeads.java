package org.lockkeeper.logs.format;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import org.lockkeeper.logs.scan.Swar;

/** JSON lines: PostgreSQL's jsonlog, and applications'. Only the few keys that matter are looked for; a broken line is still a line. */
final class JsonHeads implements HeadParser {
    private static final int KEYS_WITHIN = 2_000;

    private final TimeReader times;
    private final byte[][] timeKeys;
    private final byte[][] levelKeys;
    private final byte[] pidKey = bytes("\"pid\":");
    private final byte[][] messageKeys = keys("\"message\":", "\"msg\":");

    JsonHeads(ZoneId zone) {
        this.times = new TimeReader(zone);
        this.timeKeys = keys("\"timestamp\":", "\"time\":", "\"@timestamp\":", "\"ts\":");
        this.levelKeys = keys("\"error_severity\":", "\"level\":", "\"severity\":", "\"log.level\":", "\"lvl\":");
    }

    private static byte[][] keys(String... keys) {
        byte[][] all = new byte[keys.length][];
        for (int i = 0; i < keys.length; i++) {
            all[i] = bytes(keys[i]);
        }
        return all;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean parse(byte[] b, int lineStart, int to, Head head) {
        head.clear();
        int from = Utf8Mark.behind(b, lineStart, to);
        if (from >= to || b[from] != '{') {
            return false;
        }
        int limit = Math.min(to, from + KEYS_WITHIN);
        head.textAt = from;
        int time = value(b, from, limit, timeKeys);
        if (time >= 0) {
            head.time = b[time] == '"' ? quotedTime(b, time + 1, to) : number(b, time, to);
        }
        int level = value(b, from, limit, levelKeys);
        if (level >= 0 && b[level] == '"') {
            int end = Swar.indexOf(b, level + 1, to, (byte) '"');
            if (end > 0 && end - level < 16) {
                String word = new String(b, level + 1, end - level - 1, StandardCharsets.US_ASCII);
                head.severity = Severity.ofWord(word).orElse(Severity.NONE);
            }
        } else if (level >= 0) {
            head.severity = numbered(b, level, limit);
        }
        return true;
    }

    /** The numbers of bunyan and pino: tens from 10, trace, to 60, fatal. */
    private static Severity numbered(byte[] b, int at, int to) {
        int value = 0;
        int i = at;
        for (; i < to && i - at < 3 && TimeReader.isDigit(b[i]); i++) {
            value = value * 10 + (b[i] - '0');
        }
        if (i == at || value < 10 || value >= 100) {
            return Severity.NONE;
        }
        return switch (value / 10) {
            case 1, 2 -> Severity.DEBUG;
            case 3 -> Severity.INFO;
            case 4 -> Severity.WARNING;
            case 5 -> Severity.ERROR;
            default -> Severity.FATAL;
        };
    }

    private long quotedTime(byte[] b, int at, int to) {
        return times.read(b, at, to) ? times.millis() : Head.NO_TIME;
    }

    /** Seconds, milliseconds, microseconds or nanoseconds since the epoch, by their size; what is larger is no time. */
    private static long number(byte[] b, int at, int to) {
        double value = 0;
        int i = at;
        for (; i < to && TimeReader.isDigit(b[i]); i++) {
            value = value * 10 + (b[i] - '0');
        }
        double scale = 0.1;
        if (i < to && b[i] == '.') {
            for (i++; i < to && TimeReader.isDigit(b[i]); i++) {
                value += (b[i] - '0') * scale;
                scale /= 10;
            }
        }
        if (i == at || value > 1e20) {
            return Head.NO_TIME;
        }
        return Math.round(
                value > 1e17 ? value / 1e6 : value > 1e14 ? value / 1e3 : value > 1e11 ? value : value * 1000);
    }

    private static int value(byte[] b, int from, int to, byte[][] keys) {
        for (byte[] key : keys) {
            int at = value(b, from, to, key);
            if (at >= 0) {
                return at;
            }
        }
        return -1;
    }

    /** Where a key's value begins. A key within a text has a backslash before its quote. */
    private static int value(byte[] b, int from, int to, byte[] key) {
        for (int i = from; (i = Swar.indexOf(b, i, to - key.length, (byte) '"')) >= 0; i++) {
            int k = 1;
            while (k < key.length && b[i + k] == key[k]) {
                k++;
            }
            if (k == key.length && b[i - 1] != '\\') {
                int at = i + k;
                return at < to && b[at] == ' ' ? at + 1 : at;
            }
        }
        return -1;
    }

    @Override
    public int pid(byte[] b, int from, int to, Head head) {
        int at = value(b, from, to, pidKey);
        return at < 0 ? NO_PID : Numbers.decimal(b, at, to);
    }

    /** Where the message's text begins, or -1. */
    int message(byte[] b, int from, int to) {
        int at = value(b, from, to, messageKeys);
        return at >= 0 && at < to && b[at] == '"' ? at + 1 : -1;
    }
}
