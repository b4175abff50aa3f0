package org.lockkeeper.logs.format;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;

/**
 * PostgreSQL's csvlog. A record begins where a line begins with a time and a comma; quoted fields run over lines, and a file may be cut within one,
 * so that quotes are not counted from the file's beginning.
 */
final class CsvHeads implements HeadParser {
    private static final int PID_FIELD = 3;
    private static final int SEVERITY_FIELD = 11;
    private static final int MESSAGE_FIELD = 13;
    private static final int LONGEST_ZONE = 10;

    private final TimeReader times;

    CsvHeads(ZoneId zone) {
        this.times = new TimeReader(zone);
    }

    @Override
    public boolean parse(byte[] b, int lineStart, int to, Head head) {
        head.clear();
        int from = Utf8Mark.behind(b, lineStart, to);
        if (from >= to || !TimeReader.isDigit(b[from]) || !times.read(b, from, to)) {
            return false;
        }
        int at = behindZone(b, times.end(), to);
        if (at >= to || b[at] != ',') {
            return false;
        }
        int severityAt = -1;
        int field = 1;
        at++;
        while (field < MESSAGE_FIELD) {
            if (field == PID_FIELD) {
                head.pidAt = at;
            } else if (field == SEVERITY_FIELD) {
                severityAt = at;
            }
            at = CsvFields.end(b, at, to);
            if (at >= to) {
                break;
            }
            at++;
            field++;
        }
        head.time = times.millis();
        head.textAt = Math.min(at, to);
        if (severityAt >= 0) {
            int end = CsvFields.end(b, severityAt, to);
            int label = Labels.of(new String(b, severityAt, end - severityAt, StandardCharsets.UTF_8));
            head.severity = label >= 0 && label < Labels.PART ? Severity.of(label) : Severity.NONE;
        }
        return severityAt >= 0;
    }

    /** Behind the name of a zone that is not known, such as ChST or one that log_timezone itself defines. */
    private static int behindZone(byte[] b, int at, int to) {
        int end = at < to && b[at] == ' ' ? at + 1 : at;
        while (end > at && end < to && end - at <= LONGEST_ZONE && isZone(b[end])) {
            end++;
        }
        return end < to && b[end] == ',' ? end : at;
    }

    private static boolean isZone(byte c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || TimeReader.isDigit(c) || c == '+' || c == '-';
    }

    @Override
    public int pid(byte[] b, int from, int to, Head head) {
        return head.pidAt < 0 ? NO_PID : Numbers.decimal(b, head.pidAt, to);
    }
}
