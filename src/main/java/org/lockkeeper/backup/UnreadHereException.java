package org.lockkeeper.backup;

import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;

/** A dump could not be read for a reason that lies in this machine. It says nothing of the dump. */
final class UnreadHereException extends LockkeeperException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    /** @param reason a part of a sentence */
    UnreadHereException(String reason) {
        super(
                "LK-BACKUP-UNREAD",
                ExitCode.ATTENTION,
                "The dump could not be read here, which says nothing of it: %s. Look at this machine's memory, disk and client programs, and try again."
                        .formatted(reason));
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
