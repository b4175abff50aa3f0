package org.lockkeeper.logs;

import java.util.List;
import java.util.Map;
import org.lockkeeper.logs.format.EntryParser;
import org.lockkeeper.logs.format.Field;
import org.lockkeeper.logs.format.Head;
import org.lockkeeper.logs.format.HeadParser;
import org.lockkeeper.logs.format.LogEntry;
import org.lockkeeper.logs.format.LogFormat;

/** The conditions of a filter that lines' beginnings answer. */
final class HeadConditions {
    private final LogFilter filter;
    private final EntryParser entries;
    private final int pid;
    private final long since;
    private final long until;

    HeadConditions(LogFilter filter, LogFormat format) {
        this.filter = filter;
        this.entries = new EntryParser(format);
        this.pid = filter.pid().map(wanted -> Integer.valueOf(wanted.value())).orElse(HeadParser.NO_PID);
        this.since = filter.since().map(java.time.Instant::toEpochMilli).orElse(Long.MIN_VALUE);
        this.until = filter.until().map(java.time.Instant::toEpochMilli).orElse(Long.MAX_VALUE);
    }

    /** @param inherited whether a line counts by what its entry's first line says */
    boolean hold(LineOwner owner, boolean inherited) {
        if (!owner.isOwn() && !inherited) {
            return false;
        }
        if (filter.least().isPresent()) {
            if (owner.isPart() && !inherited) {
                return false;
            }
            if (!LineFinder.reaches(owner.severity(), filter.least())) {
                return false;
            }
        }
        if (filter.pid().isPresent()
                && (owner.pid() == pid) == filter.pid().get().negated()) {
            return false;
        }
        boolean ranged = filter.since().isPresent() || filter.until().isPresent();
        if (ranged && (owner.time() == Head.NO_TIME || owner.time() < since || owner.time() > until)) {
            return false;
        }
        return filter.fields().isEmpty() || fields(owner.text());
    }

    private boolean fields(String line) {
        LogEntry entry = entries.parse(List.of(line));
        for (Map.Entry<Field, Wanted> wanted : filter.fields().entrySet()) {
            if (!wanted.getValue().allows(entry.field(wanted.getKey()))) {
                return false;
            }
        }
        return true;
    }
}
