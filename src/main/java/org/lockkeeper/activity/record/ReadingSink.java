package org.lockkeeper.activity.record;

import java.util.List;
import org.lockkeeper.activity.Reading;

/** Where a recorder puts what it hears. */
public interface ReadingSink extends AutoCloseable {
    /**
     * Keeps readings, all of them or none.
     *
     * @throws org.lockkeeper.error.LockkeeperException if it takes no more
     */
    void write(List<Reading> readings);

    @Override
    void close();
}
