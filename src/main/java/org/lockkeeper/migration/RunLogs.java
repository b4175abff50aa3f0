package org.lockkeeper.migration;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.files.SafeFiles;
import org.slf4j.LoggerFactory;

/** The folder of the runs' logs: one file a run, which only its owner reads. */
public final class RunLogs {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    private static final Pattern TIME = Pattern.compile("\\d{8}-\\d{6}-\\d{3}");
    private static final Pattern OUTCOME = Pattern.compile("^\\S+Z (failed|all went well|ended): ");

    private final Path folder;
    private final Clock clock;

    public RunLogs(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * Opens the log of a run that is about to start.
     *
     * @throws LockkeeperException if it cannot be written, so that the run does not start
     */
    RunLog open(MigrationPlan plan) {
        Path file = folder.resolve(
                NAME.format(clock.instant()) + suffix(plan.profile().name()));
        try {
            SafeFiles.createFolders(folder);
            Files.createFile(file, SafeFiles.privateFile());
            return begin(file, plan);
        } catch (IOException e) {
            throw new LockkeeperException(
                    "LK-MIG-LOG",
                    ExitCode.ATTENTION,
                    "The log of the run cannot be written to %s (%s). Nothing was run; free space or rights there first."
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    /** On a full disk the file is made and then not written; it must not stay open, nor pass for the log of a run. */
    private RunLog begin(Path file, MigrationPlan plan) throws IOException {
        BufferedWriter writer = Files.newBufferedWriter(file);
        try {
            return new RunLog(file, writer, clock, plan);
        } catch (IOException e) {
            try (writer) {
                Files.delete(file);
            } catch (IOException unwritten) {
                e.addSuppressed(unwritten);
            }
            throw e;
        }
    }

    /** The log of the newest run on an environment; empty where none is kept, or the folder cannot be read. */
    public Optional<Path> newest(String environment) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> isOf(file.getFileName().toString(), environment))
                    .max(Comparator.naturalOrder());
        } catch (IOException e) {
            LoggerFactory.getLogger(RunLogs.class).debug("the logs in {} cannot be looked at", folder, e);
            return Optional.empty();
        }
    }

    /** The log of the newest run on an environment, where it does not say how that run ended. */
    Optional<Path> withoutOutcome(String environment) {
        try {
            Optional<Path> newest = newest(environment);
            return newest.isPresent() && !hasOutcome(newest.get()) ? newest : Optional.empty();
        } catch (IOException e) {
            LoggerFactory.getLogger(RunLogs.class).debug("the logs in {} cannot be looked at", folder, e);
            return Optional.empty();
        }
    }

    private static boolean isOf(String file, String environment) {
        String suffix = suffix(environment);
        return file.endsWith(suffix)
                && TIME.matcher(file.substring(0, file.length() - suffix.length()))
                        .matches();
    }

    private static boolean hasOutcome(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            return lines.anyMatch(line -> OUTCOME.matcher(line).find());
        }
    }

    private static String suffix(String environment) {
        return "-" + environment.replaceAll("[^A-Za-z0-9._-]", "_") + ".log";
    }
}
