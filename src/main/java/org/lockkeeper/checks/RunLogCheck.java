package org.lockkeeper.checks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.migration.RunLogs;

/** What went wrong by the last run's own log. */
final class RunLogCheck implements Check {
    private static final String NAME = "run log";
    private static final int SAMPLES = 20;

    /** How this program's log begins a line about an error; and what a server's words about one begin with in a script's notices. */
    private static final Pattern ERROR =
            Pattern.compile("^\\S+Z (failed: |ended: |  notice: (ERROR|FATAL|PANIC)\\b).*", Pattern.DOTALL);

    private final RunLogs logs;

    RunLogCheck(RunLogs logs) {
        this.logs = logs;
    }

    @Override
    public CheckGroup group() {
        return CheckGroup.RUN_LOG;
    }

    @Override
    public void look(CheckContext context, Findings findings) {
        Optional<Path> log = logs.newest(context.database().profile().name())
                .filter(file -> context.before().isEmpty()
                        || isSince(file, context.before().get().takenAt()));
        if (log.isEmpty()) {
            findings.add(CheckResult.nothing(
                    group(),
                    NAME,
                    context.before().isEmpty()
                            ? "No run on this environment has left a log here."
                            : "No run on this environment has left a log here since then."));
            return;
        }
        List<String> errors = errors(log.get());
        Reading count = Reading.count(errors.size());
        findings.add(
                errors.isEmpty()
                        ? CheckResult.passed(
                                        group(), NAME, "The last run's log has no errors: %s.".formatted(log.get()))
                                .withAfter(count)
                        : CheckResult.fellShort(
                                        group(),
                                        NAME,
                                        Severity.ERROR,
                                        "The last run's log tells of %d %s: %s."
                                                .formatted(
                                                        errors.size(),
                                                        errors.size() == 1 ? "error" : "errors",
                                                        log.get()))
                                .withAfter(count)
                                .withSamples(errors.stream().limit(SAMPLES).toList()));
    }

    /** The first line begins with the moment at which the run did. */
    private static boolean isSince(Path log, Instant then) {
        try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
            return !Instant.parse(lines.findFirst().orElse("").split(" ", 2)[0]).isBefore(then);
        } catch (DateTimeParseException | IOException e) {
            throw unreadable(log, e);
        }
    }

    private static List<String> errors(Path log) {
        try (Stream<String> lines = Files.lines(log, StandardCharsets.UTF_8)) {
            return lines.filter(line -> ERROR.matcher(line).matches())
                    .limit(1000)
                    .toList();
        } catch (IOException | java.io.UncheckedIOException e) {
            throw unreadable(log, e);
        }
    }

    private static LockkeeperException unreadable(Path log, Exception e) {
        return new LockkeeperException(
                "LK-CHECK-LOG",
                ExitCode.ATTENTION,
                "The last run's log %s cannot be read (%s).".formatted(log, e.getMessage()),
                e);
    }
}
