package org.lockkeeper.cli;

import java.io.IOException;
import java.util.Optional;
import org.lockkeeper.audit.AuditTrail;
import org.lockkeeper.audit.TrailCheck;
import org.lockkeeper.audit.TrailCheck.Flaw;
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

    /**
     * Tells on standard error where the trail does not hold: what is left out of it is not told otherwise.
     *
     * @return what the command exits with
     */
    static ExitCode warn(CliContext cli, TrailCheck check) {
        if (check.flaw().isEmpty()) {
            return ExitCode.OK;
        }
        Flaw flaw = check.flaw().get();
        cli.io()
                .err()
                .println(
                        "The audit trail was tampered with (%s): %s Up to there %d entries hold; later ones are told as far as they can be read, and bad ones are left out."
                                .formatted(flaw.kind().label(), flaw.sentence(), check.entries()));
        return ExitCode.ATTENTION;
    }

    static TrailCheck check(AuditTrail audit) {
        return reading(audit, trail -> trail.verify(Optional.empty()));
    }

    /** What is read. */
    @FunctionalInterface
    interface Reading<R> {
        R read(AuditTrail audit) throws IOException;
    }
}
