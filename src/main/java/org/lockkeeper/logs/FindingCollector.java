package org.lockkeeper.logs;

import org.lockkeeper.logs.finding.Tally;
import org.lockkeeper.logs.format.LogFormat;
import org.lockkeeper.logs.format.MessagePlace;

/** Counts what the entries of one region tell of. */
final class FindingCollector implements HitCollector {
    private final MessagePlace place;
    private final Tally tally;

    FindingCollector(LogFormat format, Tally tally) {
        this.place = new MessagePlace(format);
        this.tally = tally;
    }

    @Override
    public void hit(int line, long offset, byte[] b, int from, int to, LineOwner owner) {
        if (owner.isOwn() && !owner.isPart()) {
            place.find(b, from, to, owner.textAt());
            tally.add(line, b, place.from(), place.to(), owner.time(), owner.severity(), owner.pid());
        }
    }

    Tally tally() {
        return tally;
    }
}
