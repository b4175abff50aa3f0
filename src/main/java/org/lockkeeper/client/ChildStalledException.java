package org.lockkeeper.client;

import java.time.Duration;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;

/** A program did nothing for too long and was ended. */
public final class ChildStalledException extends LockkeeperException {
    private static final long serialVersionUID = 1L;

    private final String program;
    private final Duration patience;

    ChildStalledException(String program, Duration patience) {
        super(
                "LK-CLIENT-STALLED",
                ExitCode.ATTENTION,
                "%s did nothing for %d s and was ended: look at the disk and the network, and try again."
                        .formatted(program, patience.toSeconds()));
        this.program = program;
        this.patience = patience;
    }

    public String program() {
        return program;
    }

    /** How long it may do nothing. */
    public Duration patience() {
        return patience;
    }
}
