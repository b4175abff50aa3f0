package org.lockkeeper.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.lockkeeper.activity.ActivityListener;
import org.lockkeeper.activity.Pace;
import org.lockkeeper.activity.Poller;
import org.lockkeeper.activity.Reading;
import org.lockkeeper.activity.record.QueryTexts;
import org.lockkeeper.activity.record.Recorder;
import org.lockkeeper.activity.record.RecordingReader;
import org.lockkeeper.activity.record.RecordingWriter;
import org.lockkeeper.cli.render.RecordingReport;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.workspace.WorkspaceServices;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Records the activity. */
@Command(
        name = "record",
        description = {
            "Records who runs, who waits and who blocks whom into a file, until --duration is over or Ctrl+C.",
            "A file that is cut off, by a crash or a full disk, is read up to that place. A restart of the server or a failover is marked as a gap.",
            "The file is readable by its owner alone; with --queries it can leave statements or their values out.",
            "Exits 2 if the file took no more, 4 if the server does not answer at the end, else 0."
        },
        footer = {
            "  lockkeeper record --env prod-eu --out incident.lkrec",
            "  lockkeeper record --env prod-eu --out for-support.lkrec --duration 10m --queries normalised"
        })
final class RecordCommand implements Callable<Integer> {
    private final CliContext cli;

    @Mixin
    private final EnvironmentOption environment = new EnvironmentOption();

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The file; it must not be there yet.")
    private Path out = Path.of("");

    @Option(
            names = "--interval",
            paramLabel = "TIME",
            converter = Interval.class,
            description =
                    "How often it reads, 250ms to 1h. Default: 1s. A server that is slow to answer is asked less often.")
    private Duration interval = Duration.ofSeconds(1);

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            converter = PatienceOptions.Times.class,
            description = "How long, such as 10m. Default: until Ctrl+C.")
    private Optional<Duration> duration = Optional.empty();

    @Option(
            names = "--queries",
            paramLabel = "HOW",
            converter = Queries.class,
            description =
                    "full (default); normalised: with a question mark for each value and without comments; none: no statements.")
    private QueryTexts queries = QueryTexts.FULL;

    RecordCommand(CliContext cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        Format format = cli.format();
        try (WorkspaceServices open = cli.open()) {
            // Says at once what is wrong with the environment, before there is a file.
            open.activity().read(environment.name()).server().access().missing().ifPresent(cli::message);
            ExitCode end = record(open, RecordingWriter.create(out, queries));
            try (RecordingReader reader = RecordingReader.open(out)) {
                switch (format) {
                    case JSON -> cli.print(RecordingReport.json(out, bytes(), reader.recording()));
                    case TABLE, MARKDOWN, SQL -> cli.print(RecordingReport.recorded(out, bytes(), reader.recording()));
                }
            }
            return end.value();
        }
    }

    /** @return 2 where the file took no more, what is wrong with the server where the last reading failed, else 0 */
    private ExitCode record(WorkspaceServices open, RecordingWriter writer) {
        CancelToken end = new CancelToken();
        cli.interruption().onInterrupt(end::cancel);
        Away away = new Away();
        Poller poller = forgetting(away, open.activity().namingPoller(environment.name()));
        Recorder recorder = Recorder.start(poller, interval, writer, e -> tell(e, away));
        try (recorder) {
            cli.message("Recording %s into %s; Ctrl+C ends it.".formatted(environment.name(), out));
            long last =
                    System.nanoTime() + duration.orElse(Duration.ofDays(36_500)).toNanos();
            while (!recorder.isBroken() && last - System.nanoTime() > 0) {
                if (end.await(Duration.ofNanos(Math.min(last - System.nanoTime(), 500_000_000L)))) {
                    break;
                }
            }
        }
        // What was heard last is written while it is closed, which may fail too.
        return recorder.isBroken()
                ? ExitCode.ATTENTION
                : away.why.map(LockkeeperException::exitCode).orElse(ExitCode.OK);
    }

    /** Whatever was wrong is so no more once there is a reading. */
    private static Poller forgetting(Away away, Poller poller) {
        return (interval, listener) -> poller.subscribe(interval, new ActivityListener() {
            @Override
            public void reading(Reading reading, Pace pace) {
                away.why = Optional.empty();
                listener.reading(reading, pace);
            }

            @Override
            public void failed(LockkeeperException why, Pace pace) {
                listener.failed(why, pace);
            }
        });
    }

    /** Each new failure once: a server that is down is asked again and again. */
    private void tell(LockkeeperException failure, Away away) {
        boolean told =
                away.why.filter(before -> before.code().equals(failure.code())).isPresent();
        away.why = Optional.of(failure);
        if (!told) {
            cli.message(failure.code() + ": " + failure.sentence());
        }
    }

    /** Why nothing is known of now; empty where the last reading came. */
    private static final class Away {
        private volatile Optional<LockkeeperException> why = Optional.empty();
    }

    private long bytes() {
        try {
            return Files.size(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads an interval. */
    static final class Interval implements CommandLine.ITypeConverter<Duration> {
        private static final Duration SHORTEST = Duration.ofMillis(250);
        private static final Duration LONGEST = Duration.ofHours(1);

        @Override
        public Duration convert(String value) throws Exception {
            Duration interval = new PatienceOptions.Times().convert(value);
            if (interval.compareTo(SHORTEST) < 0 || interval.compareTo(LONGEST) > 0) {
                throw new CommandLine.TypeConversionException("\"%s\" is not from 250ms to 1h".formatted(value));
            }
            return interval;
        }
    }

    /** Reads how much of the statements is kept. */
    static final class Queries implements CommandLine.ITypeConverter<QueryTexts> {
        @Override
        public QueryTexts convert(String value) {
            return QueryTexts.of(value)
                    .orElseThrow(() -> new CommandLine.TypeConversionException(
                            "\"%s\" is not full, normalised or none".formatted(value)));
        }
    }
}
