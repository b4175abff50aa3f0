package org.lockkeeper.migration.flyway;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.lockkeeper.db.EngineGuide;
import org.lockkeeper.db.OwnBackend;
import org.lockkeeper.db.ReadSession;
import org.lockkeeper.task.CancelToken;

/**
 * What a repair asks of Flyway's connections.
 *
 * @param review looks at the history on the first of them, before Flyway does, and refuses
 */
record RepairGuide(Consumer<ReadSession> review, CancelToken cancel, Optional<Duration> lockTimeout)
        implements EngineGuide {
    @Override
    public void redeemed(ReadSession session) {
        review.accept(session);
    }

    /** All of it is in one transaction, so that whatever is stopped leaves nothing. */
    @Override
    public boolean test(String sql) {
        return true;
    }

    @Override
    public void opened(OwnBackend backend) {}

    @Override
    public void closed(long pid) {}
}
