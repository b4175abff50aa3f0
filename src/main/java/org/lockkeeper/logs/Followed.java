package org.lockkeeper.logs;

import java.io.IOException;
import org.lockkeeper.logs.bytes.JoinedBytes;

/** Watches what the last part of a log comes from. */
@FunctionalInterface
public interface Followed {
    /**
     * Looks what happened. Where the log goes on elsewhere, that is added to its bytes.
     *
     * @param known up to where the log is known
     */
    LogChange look(JoinedBytes bytes, long known) throws IOException;
}
