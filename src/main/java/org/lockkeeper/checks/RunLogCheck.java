package org.lockkeeper.checks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.migration.MigrationService;
import org.lockkeeper.migration.MigrationStatus;
import org.lockkeeper.migration.RunLogs;

/** What went wrong by the last run's own log. */
final class RunLogCheck implements Check {
    private static final String NAME = "run log";
    private static final int SAMPLES = 20;

    /** How this program's log begins a line about an error; and what a server's words about one begin with in a script's notices. */
    private static final Pattern ERROR =
            Pattern.compile("^\\S+Z (failed: |ended: |  notice: (ERROR|FATAL|PANIC)\\b).*", Pattern.DOTALL);

    private static final Pattern FAILED =
            Pattern.compile("^\\S+Z failed: (.+?) line -?\\d+, SQLSTATE .*", Pattern.DOTALL);

    private final RunLogs logs;
    private final MigrationService migrations;

    RunLogCheck(RunLogs logs, MigrationService migrations) {
        this.logs = logs;
        this.migrations = migrations;
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
        Optional<String> mended = mended(context.database().profile().name(), errors);
        if (mended.isPresent()) {
            findings.add(CheckResult.nothing(
                    group(),
                    NAME,
                    "The last run's log tells of a failure that is over, since %s by now: %s."
                            .formatted(mended.get(), log.get())));
            return;
        }
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

    /** What became of the migration that failed, where the history has it as applied or rolled back since. */
    private Optional<String> mended(String environment, List<String> errors) {
        return errors.stream()
                .map(FAILED::matcher)
                .filter(Matcher::matches)
                .map(failed -> failed.group(1))
                .findFirst()
                .flatMap(name -> migrations.status(environment).migrations().stream()
                        .filter(migration -> migration.name().equals(name))
                        .filter(RunLogCheck::isOver)
                        .map(migration ->
                                "%s is %s".formatted(name, migration.state().label()))
                        .findFirst());
    }

    private static boolean isOver(MigrationStatus migration) {
        return switch (migration.state()) {
            case APPLIED, MODIFIED, BASELINE, ROLLED_BACK -> true;
            case OUT_OF_ORDER -> migration.appliedAt().isPresent();
            case PENDING, FAILED, RUNNING, MISSING, OUTDATED, IGNORED, UNAVAILABLE -> false;
        };
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
