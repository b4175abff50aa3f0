package org.lockkeeper.cli;

import java.io.IOException;
import org.lockkeeper.audit.AuditTrail;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;

/** Reading the trail's files, with a sentence where that fails. */
final class AuditFiles {
    private AuditFiles() {}

    static <R> R reading(AuditTrail audit, Reading<R> reading) {
        try {
            return reading.read(audit);
        } catch (IOException e) {
            throw new LockkeeperException(
                    "LK-AUDIT-READ",
                    ExitCode.ATTENTION,
                    "The audit trail %s cannot be read (%s); look at its rights."
                            .formatted(audit.file(), e.getMessage()),
                    e);
        }
    }

    /** What is read. */
    @FunctionalInterface
    interface Reading<R> {
        R read(AuditTrail audit) throws IOException;
    }
}
