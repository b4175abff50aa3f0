package org.lockkeeper.activity;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.lockkeeper.db.DbException;
import org.lockkeeper.db.DbException.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what a reading can do without: then who is there, and as far as that can be told who is in whose way, is told all the same. Names
 * are looked up in the catalogue, which somebody can have locked too (such as VACUUM FULL of pg_class); a role can have lost the right to a
 * view; and a later major can have renamed one.
 */
final class WhereItCan {
    private static final Logger LOG = LoggerFactory.getLogger(WhereItCan.class);

    private static final Set<Kind> DONE_WITHOUT =
            Set.of(Kind.LOCK_TIMEOUT, Kind.CANCELLED, Kind.PERMISSION, Kind.UNDEFINED);

    private final Set<Trouble> told = new HashSet<>();

    /** Told once, as long as it lasts: a reading is made each second. */
    private record Trouble(String what, Kind kind) {}

    /**
     * Reads it, or does without.
     *
     * @param what names it in the log
     * @param otherwise what counts where the server refuses, or takes longer than the connection waits for a lock or a statement
     * @throws DbException for every other failure
     */
    <T> T read(String what, Supplier<T> reading, T otherwise) {
        try {
            T read = reading.get();
            told.removeIf(trouble -> trouble.what.equals(what));
            return read;
        } catch (DbException e) {
            if (!DONE_WITHOUT.contains(e.kind())) {
                throw e;
            }
            if (told.add(new Trouble(what, e.kind()))) {
                LOG.info("left out of readings as long as this lasts: {}: {}", what, e.sentence());
            }
            return otherwise;
        }
    }
}
