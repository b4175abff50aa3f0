package org.lockkeeper.activity;

import java.util.function.Supplier;
import org.lockkeeper.db.DbException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what a reading can do without. Names are looked up in the catalogue, which somebody can have locked too (such as VACUUM FULL of
 * pg_class): then who is there and who is in whose way is told all the same.
 */
final class WhereItCan {
    private static final Logger LOG = LoggerFactory.getLogger(WhereItCan.class);

    private WhereItCan() {}

    /**
     * @param otherwise what counts where the server's answer would take longer than the connection waits for a lock or a statement
     * @throws DbException for every other failure
     */
    static <T> T read(Supplier<T> reading, T otherwise) {
        try {
            return reading.get();
        } catch (DbException e) {
            if (e.kind() != DbException.Kind.LOCK_TIMEOUT && e.kind() != DbException.Kind.CANCELLED) {
                throw e;
            }
            LOG.info("left out of a reading", e);
            return otherwise;
        }
    }
}
