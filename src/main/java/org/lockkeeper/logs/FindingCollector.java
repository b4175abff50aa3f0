package org.lockkeeper.logs;

import org.lockkeeper.logs.finding.Tally;
import org.lockkeeper.logs.format.LogFormat;
import org.lockkeeper.logs.format.MessagePlace;

/** Counts what the entries of one region tell of. */
final class FindingCollector extends EntryCollector {
    private final MessagePlace place;
    private final Tally tally;

    FindingCollector(LogFormat format, Tally tally) {
        this.place = new MessagePlace(format);
        this.tally = tally;
    }

    @Override
    void entry(int line, SaidLine entry) {
        place.find(entry.bytes, entry.from, entry.to, entry.textAt);
        tally.add(line, place.bytes(), place.from(), place.to(), entry.time, entry.severity, entry.pid);
    }

    Tally tally() {
        return tally;
    }
}
