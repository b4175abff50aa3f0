package org.lockkeeper.cli;

import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import org.lockkeeper.cli.output.JsonDocument;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.GuardRefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a failed command tells: one sentence with a code to search for, and the exit code. */
record Failure(String code, ExitCode exitCode, String sentence) {
    private static final Logger LOG = LoggerFactory.getLogger(Failure.class);

    /**
     * Tells what was thrown; its stack trace goes into the log alone.
     *
     * @param log where the log is
     */
    static Failure of(Throwable thrown, Path log) {
        return switch (thrown) {
            case LockkeeperException e -> {
                LOG.info("{}: {}", e.code(), e.sentence(), e.getCause());
                yield new Failure(e.code(), e.exitCode(), e.sentence());
            }
            case GuardRefusedException e -> {
                LOG.info("{}: {}", e.code(), e.getMessage());
                yield new Failure(e.code(), ExitCode.REFUSED, String.valueOf(e.getMessage()));
            }
            case CancellationException e -> {
                LOG.info("cancelled", e);
                yield new Failure("LK-CLI-CANCELLED", ExitCode.ATTENTION, "Cancelled before it was done.");
            }
            default -> {
                LOG.error("a defect", thrown);
                yield new Failure(
                        "LK-DEFECT",
                        ExitCode.DEFECT,
                        "Something in Lockkeeper itself failed (%s); please report it with the end of %s."
                                .formatted(thrown.getClass().getSimpleName(), log));
            }
        };
    }

    JsonDocument json() {
        return json -> {
            json.writeObjectPropertyStart("error");
            json.writeStringProperty("code", code);
            json.writeStringProperty("message", sentence);
            json.writeEndObject();
        };
    }
}
