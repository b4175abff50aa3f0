package org.lockkeeper.deploy;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;

/** A gate that was open when it was looked at is shut when the run would begin; nothing was run. */
public final class GatesChangedException extends LockkeeperException {
    private static final long serialVersionUID = 1L;

    /** @param shut now, each with why */
    GatesChangedException(String environment, Instant lookedAt, List<Gate> shut) {
        super(
                "LK-DEPLOY-CHANGED",
                ExitCode.ATTENTION,
                "%s shut on %s since it was looked at (%s): %s Nothing was run; look at the gates again."
                        .formatted(
                                shut.size() == 1 ? "1 gate went" : shut.size() + " gates went",
                                environment,
                                lookedAt,
                                shut.stream()
                                        .map(gate -> "%s: %s".formatted(gate.name(), gate.detail()))
                                        .collect(Collectors.joining(" "))));
    }
}
