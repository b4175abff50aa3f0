package org.lockkeeper.logs.format;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** Any other text: a time near a line's beginning and a level's word behind it, where there are such. */
final class PlainHeads implements HeadParser {
    private static final int TIME_WITHIN = 48;
    private static final int LEVEL_WITHIN = 120;

    private final TimeReader times;
    private final boolean timed;
    private final Optional<LocalDate> today;

    /**
     * Reads such lines.
     *
     * @param timed whether entries begin with a time, so that a line without one continues the line before
     * @param today for times without a year, which are not read where it is empty
     */
    PlainHeads(ZoneId zone, boolean timed, Optional<LocalDate> today) {
        this.today = today;
        this.times = new TimeReader(zone);
        this.timed = timed;
    }

    @Override
    public boolean parse(byte[] b, int from, int to, Head head) {
        head.clear();
        head.textAt = from;
        if (timed) {
            if (!findTime(b, from, to)) {
                return false;
            }
            head.time = times.millis();
            head.textAt = times.end();
        } else if (from < to && (b[from] == '\t' || b[from] == ' ')) {
            return false;
        }
        head.severity = level(b, head.textAt, Math.min(to, from + LEVEL_WITHIN));
        return true;
    }

    private boolean findTime(byte[] b, int from, int to) {
        if (today.isPresent() && from < to && isCapital(b[from]) && times.readSyslog(b, from, to, today.get())) {
            return true;
        }
        int limit = Math.min(to - 14, from + TIME_WITHIN);
        for (int i = from; i <= limit; i++) {
            boolean begins = TimeReader.isDigit(b[i]) && (i == from || !TimeReader.isDigit(b[i - 1]));
            if (begins && times.read(b, i, to)) {
                return true;
            }
        }
        return false;
    }

    /** The first word in capitals that is a level, or one in brackets. */
    private static Severity level(byte[] b, int from, int to) {
        int i = from;
        while (i < to) {
            int start = i;
            while (i < to && isLetter(b[i])) {
                i++;
            }
            int length = i - start;
            boolean marked = length > 0 && (isCapital(b[start]) || (start > from && b[start - 1] == '['));
            if (marked && length >= 3 && length <= 11) {
                String word = new String(b, start, length, StandardCharsets.US_ASCII);
                boolean capitals = isCapital(b[start + 1]) || b[start - (start > from ? 1 : 0)] == '[';
                Severity found = capitals ? Severity.ofWord(word).orElse(Severity.NONE) : Severity.NONE;
                if (found != Severity.NONE) {
                    return found;
                }
            }
            i++;
        }
        return Severity.NONE;
    }

    private static boolean isLetter(byte c) {
        return (c >= 'a' && c <= 'z') || isCapital(c);
    }

    private static boolean isCapital(byte c) {
        return c >= 'A' && c <= 'Z';
    }

    @Override
    public int pid(byte[] b, int from, int to, Head head) {
        return NO_PID;
    }
}
