package org.lockkeeper.logs.format;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.lockkeeper.logs.scan.Swar;

/**
 * PostgreSQL's stderr format with whatever log_line_prefix: a time somewhere in the prefix, and behind it a level, a colon and two spaces. Since
 * nothing else of the prefix is relied on, one that changes in the middle of a file does no harm.
 */
final class StderrHeads implements HeadParser {
    private static final int PREFIX = 400;
    private static final int TIME_WITHIN = 80;
    /** Any word before a colon is looked up once; a log may have very many. */
    private static final int MOST_WORDS = 1_000;

    private final TimeReader times;
    private final Map<Long, Integer> labels = new HashMap<>();
    private long lastWord;
    private int lastShort;
    private int labelLength;
    private long lastKey;
    private int lastLabel = Labels.UNKNOWN;
    private int timeAt;

    StderrHeads(ZoneId zone) {
        this.times = new TimeReader(zone);
    }

    @Override
    public boolean parse(byte[] b, int from, int to, Head head) {
        head.clear();
        if (from >= to || b[from] == '\t' || !findTime(b, from, to)) {
            return false;
        }
        int limit = Math.min(to, from + PREFIX);
        int i = times.end();
        while (true) {
            i = colon(b, i, limit);
            if (i < 0) {
                return false;
            }
            int label = label(b, from, i);
            if (label != Labels.UNKNOWN) {
                head.time = times.millis();
                head.part = label == Labels.PART;
                head.severity = head.part ? Severity.NONE : Severity.of(label);
                head.textAt = i + 3;
                return true;
            }
            i++;
        }
    }

    private boolean findTime(byte[] b, int from, int to) {
        if (times.read(b, from + timeAt, to)) {
            return true;
        }
        int limit = Math.min(to - 14, from + TIME_WITHIN);
        for (int i = from; i <= limit; i++) {
            boolean begins = TimeReader.isDigit(b[i]) && (i == from || !TimeReader.isDigit(b[i - 1]));
            if (begins && times.read(b, i, to)) {
                timeAt = i - from;
                return true;
            }
        }
        return false;
    }

    /** A colon with two spaces behind it. */
    private static int colon(byte[] b, int from, int to) {
        int i = Swar.indexOf(b, from, to, (byte) ':');
        while (i >= 0 && (b[i + 1] != ' ' || b[i + 2] != ' ')) {
            i = Swar.indexOf(b, i + 1, to, (byte) ':');
        }
        return i;
    }

    private int label(byte[] b, int from, int colon) {
        // Its eight last bytes hold a level of up to seven and what stands before it: mostly those of the line before.
        long word = colon - from >= 8 ? Swar.at(b, colon - 8) : 0;
        if (word == 0 || word != lastWord) {
            lastShort = readLabel(b, from, colon);
            lastWord = labelLength < 8 ? word : 0;
        }
        return lastShort;
    }

    private int readLabel(byte[] b, int from, int colon) {
        // French has a space before the colon.
        int end = colon > from && b[colon - 1] == ' ' ? colon - 1 : colon;
        int start = end;
        long key = 0;
        while (start > from && end - start <= Labels.LONGEST && Labels.isLetter(b[start - 1])) {
            start--;
            key = key * 37 + b[start];
        }
        labelLength = colon - start;
        if (key == lastKey) {
            return lastLabel;
        }
        int length = end - start;
        int begin = start;
        if (labels.size() > MOST_WORDS) {
            labels.clear();
        }
        lastLabel = length < 3 || length > Labels.LONGEST
                ? Labels.UNKNOWN
                : labels.computeIfAbsent(key, _ -> Labels.of(new String(b, begin, length, StandardCharsets.UTF_8)));
        lastKey = key;
        return lastLabel;
    }

    /** The number in square brackets; else the process of a session id ({@code %c}); else the first number that stands alone. */
    @Override
    public int pid(byte[] b, int from, int to, Head head) {
        int end = Math.min(to, head.textAt());
        int bracket = from;
        while ((bracket = Swar.indexOf(b, bracket, end, (byte) '[')) >= 0) {
            int pid = Numbers.decimal(b, bracket + 1, end);
            if (pid >= 0) {
                return pid;
            }
            bracket++;
        }
        return Numbers.alone(b, from, end, from + timeAt, times.end());
    }
}
