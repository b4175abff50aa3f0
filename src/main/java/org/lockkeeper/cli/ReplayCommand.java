package org.lockkeeper.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.lockkeeper.activity.ActivityService;
import org.lockkeeper.activity.MigrationAtWork;
import org.lockkeeper.activity.Reading;
import org.lockkeeper.activity.record.RecordingReader;
import org.lockkeeper.cli.render.RecordingReport;
import org.lockkeeper.cli.render.ReplayedReading;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.workspace.WorkspaceServices;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads a recording back. */
@Command(
        name = "replay",
        description = {
            "Shows what a recording holds, or with --at what was at one moment: the sessions, and who blocked whom.",
            "A recording that is still being written can be read as well.",
            "A migration has the name that was known when it was recorded, or that of the one script of the workspace in which its statement stands."
        },
        footer = {
            "  lockkeeper replay incident.lkrec",
            "  lockkeeper replay incident.lkrec --at 2026-11-25T03:12:40Z --format json"
        })
final class ReplayCommand implements Callable<Integer> {
    private final CliContext cli;

    @Parameters(paramLabel = "FILE", description = "The recording.")
    private Path file = Path.of("");

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description =
                    "By the server's clock: 2026-11-25T03:12:40Z, with another offset, or 03:12:40 of the recording's first day that has it; without an offset UTC.")
    private Optional<String> at = Optional.empty();

    ReplayCommand(CliContext cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() throws IOException {
        Format format = cli.format();
        try (RecordingReader reader = RecordingReader.open(file)) {
            if (reader.recording().cut()) {
                cli.message("%s was cut off at %s; what is before can be read."
                        .formatted(file, reader.recording().until()));
            }
            if (at.isPresent()) {
                show(reader, format);
            } else {
                switch (format) {
                    case JSON -> cli.print(RecordingReport.json(file, Files.size(file), reader.recording()));
                    case TABLE, MARKDOWN, SQL ->
                        cli.print(RecordingReport.timeline(
                                reader.recording(), cli.io().outPen()));
                }
            }
            return ExitCode.OK.value();
        }
    }

    private void show(RecordingReader reader, Format format) {
        var moment = Moment.parse(at.orElseThrow(), reader.recording());
        Reading reading = reader.at(moment);
        reader.gap(moment)
                .ifPresent(gap -> cli.message("Nothing is known from %s to %s (%s); this is the reading before."
                        .formatted(gap.from(), gap.until(), gap.words())));
        var replayed = new ReplayedReading(reading, migrations(reading));
        switch (format) {
            case JSON -> cli.print(replayed);
            case TABLE, MARKDOWN, SQL -> cli.print(replayed.text(cli.io().outPen()));
        }
    }

    /** Named by the scripts too where there is a workspace; one that only lies in the current folder does not get in the way. */
    private List<MigrationAtWork> migrations(Reading reading) {
        if (cli.options().hasWorkspace()) {
            try (WorkspaceServices open = cli.open()) {
                return open.activity().scriptNames().migrations(reading);
            } catch (LockkeeperException e) {
                if (cli.options().namesWorkspace()) {
                    throw e;
                }
                cli.message("The scripts of %s name no migrations: %s"
                        .formatted(cli.options().workspace(), e.sentence()));
            }
        }
        return ActivityService.migrationsOf(reading);
    }
}
