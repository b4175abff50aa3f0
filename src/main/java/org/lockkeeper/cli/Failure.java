package org.lockkeeper.cli;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.lockkeeper.cli.output.Inert;
import org.lockkeeper.cli.output.JsonDocument;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.FileTrouble;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.Consent;
import org.lockkeeper.guard.GuardRefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a failed command tells: one sentence with a code to search for, and the exit code.
 *
 * @param dryRun what would have to be confirmed; empty where the guard was not asked
 */
record Failure(String code, ExitCode exitCode, String sentence, Optional<Consent> dryRun) {
    private static final Logger LOG = LoggerFactory.getLogger(Failure.class);

    Failure(String code, ExitCode exitCode, String sentence) {
        this(code, exitCode, sentence, Optional.empty());
    }

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
                yield new Failure(e.code(), ExitCode.REFUSED, String.valueOf(e.getMessage()), e.request());
            }
            case UncheckedIOException e -> of(FileTrouble.of(e), log);
            case CancellationException e -> {
                LOG.info("cancelled", e);
                yield new Failure("LK-CLI-CANCELLED", ExitCode.ATTENTION, "Cancelled before it was done.");
            }
            default -> {
                LOG.error("a defect", thrown);
                yield new Failure(
                        "LK-DEFECT",
                        ExitCode.DEFECT,
                        "Something in Lockkeeper itself failed (%s); please report it%s."
                                .formatted(thrown.getClass().getSimpleName(), with(log)));
            }
        };
    }

    /** The same with a further sentence. */
    Failure and(String more) {
        return new Failure(code, exitCode, sentence + " " + more, dryRun);
    }

    private static String with(Path log) {
        return Files.isWritable(log)
                ? " with the end of " + log
                : " (its details are lost, since %s cannot be written)".formatted(log);
    }

    JsonDocument json() {
        return json -> {
            json.writeObjectPropertyStart("error");
            json.writeStringProperty("code", code);
            json.writeStringProperty("message", sentence);
            json.writeEndObject();
            dryRun.ifPresent(request -> {
                json.writeStringProperty("digest", request.digest());
                json.writeObjectPropertyStart("consequences");
                json.writeStringProperty("operation", request.operation().description());
                json.writeStringProperty("environment", request.site().profile());
                json.writeStringProperty("database", request.database());
                JsonDocument.strings(json, "lines", request.consequences());
                json.writeEndObject();
            });
        };
    }

    /** The dry run for a person; empty where there is none. */
    String dryRunText() {
        return dryRun.map(request -> {
                    StringBuilder text = new StringBuilder();
                    text.append(Inert.line(request.subject())).append(":\n");
                    request.consequences()
                            .forEach(line ->
                                    text.append("  ").append(Inert.line(line)).append('\n'));
                    return text.append("digest ")
                            .append(request.digest())
                            .append('\n')
                            .toString();
                })
                .orElse("");
    }
}
