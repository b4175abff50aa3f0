package org.lockkeeper.logs;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.lockkeeper.logs.format.Field;
import org.lockkeeper.logs.format.Severity;

/**
 * Which lines are wanted; all conditions hold together. With a text, a line that continues an entry counts by what the entry's first line says;
 * without, only lines that say it themselves are hits.
 *
 * @param least the lowest level
 * @param since from that moment on
 * @param until up to and with that moment
 * @param pid of the process that wrote it
 * @param fields columns and the values they must have or not, such as a user or an SQLSTATE
 */
public record LogFilter(
        Optional<TextQuery> text,
        Optional<Severity> least,
        Optional<Wanted> pid,
        Optional<Instant> since,
        Optional<Instant> until,
        Map<Field, Wanted> fields) {
    /** Every line. */
    public static final LogFilter ALL = new LogFilter(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of());

    public LogFilter {
        fields = Map.copyOf(fields);
    }

    public LogFilter with(TextQuery query) {
        return new LogFilter(Optional.of(query), least, pid, since, until, fields);
    }

    public LogFilter atLeast(Severity severity) {
        return new LogFilter(text, Optional.of(severity), pid, since, until, fields);
    }

    public LogFilter ofPid(int process) {
        return new LogFilter(text, least, Wanted.pid(Integer.toString(process)), since, until, fields);
    }

    public LogFilter between(Optional<Instant> from, Optional<Instant> to) {
        return new LogFilter(text, least, pid, from, to, fields);
    }

    public LogFilter where(Map<Field, Wanted> values) {
        return new LogFilter(text, least, pid, since, until, values);
    }

    /** Whether lines' beginnings have to be read to tell. */
    boolean needsHeads() {
        return least.isPresent() || pid.isPresent() || since.isPresent() || until.isPresent() || !fields.isEmpty();
    }

    /** Whether it wants every line. */
    public boolean isAll() {
        return text.isEmpty() && !needsHeads();
    }
}
