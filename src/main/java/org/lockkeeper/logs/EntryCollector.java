package org.lockkeeper.logs;

import java.util.Optional;

/**
 * Takes each entry of which a line was found, once, whichever of its lines that is. An entry that began before the region may have been taken there
 * already: {@link #close} settles that when the regions come in their order.
 */
abstract class EntryCollector implements HitCollector {
    private long last = LineOwner.NOWHERE;
    private Optional<Earlier> earlier = Optional.empty();

    /**
     * An entry that began before the region.
     *
     * @param line the first of its lines that was found in the region
     */
    private record Earlier(int line, SaidLine entry) {}

    /**
     * Takes an entry.
     *
     * @param line the first of its lines that was found, counted from 0 in the region
     */
    abstract void entry(int line, SaidLine entry);

    @Override
    public final void hit(int line, long offset, byte[] b, int from, int to, LineOwner owner) {
        SaidLine entry = owner.entry();
        if (entry.place == LineOwner.NOWHERE || entry.place == last) {
            return;
        }
        last = entry.place;
        if (owner.isOfEarlier()) {
            earlier = Optional.of(new Earlier(line, entry.kept()));
        } else {
            entry(line, entry);
        }
    }

    /**
     * Takes the entry that began before the region, unless that was done there.
     *
     * @param before the last entry that was found in the regions before
     * @return the last entry that was found up to the end of this one
     */
    final long close(long before) {
        earlier.filter(found -> found.entry().place != before).ifPresent(found -> entry(found.line(), found.entry()));
        return last == LineOwner.NOWHERE ? before : last;
    }
}
