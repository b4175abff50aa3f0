package org.lockkeeper.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.lockkeeper.cli.output.Inert;
import org.lockkeeper.cli.output.ProgressBar;
import org.lockkeeper.cli.render.LogHistogram;
import org.lockkeeper.cli.render.LogHits;
import org.lockkeeper.cli.render.LogTop;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.logs.Histogram;
import org.lockkeeper.logs.LineBefore;
import org.lockkeeper.logs.LinesAround;
import org.lockkeeper.logs.LogFile;
import org.lockkeeper.logs.LogFilter;
import org.lockkeeper.logs.LogService;
import org.lockkeeper.logs.SecretMask;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.workspace.WorkspaceServices;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds in logs of any size. */
@Command(
        name = "logs",
        description = {
            "Finds lines in log files of any size, packed ones (gzip, zstd) and folders of rotated files too.",
            "PostgreSQL's stderr, csvlog and jsonlog are recognised; other text is searched as it is.",
            "A hit is a line, as grep counts. Exits 0 with hits, 1 without."
        },
        footer = {
            "  lockkeeper logs postgresql.log --grep 'ERROR|FATAL'",
            "  lockkeeper logs postgresql.log --grep 'deadlock detected' -C 3",
            "  lockkeeper logs /var/log/postgresql --level error --since '2026-11-25 10:00' --format json",
            "  lockkeeper logs postgresql.log.1.gz --histogram 1m",
            "  lockkeeper logs postgresql.log --top --since 24h",
            "  lockkeeper logs --env prod-eu --level error --since 1h",
            "  lockkeeper logs postgresql.log --grep 'deadlock detected' --follow"
        })
final class LogsCommand implements Callable<Integer> {
    private final CliContext cli;

    @Parameters(arity = "0..*", paramLabel = "FILE", description = "Log files, or folders of rotated files.")
    private List<Path> files = List.of();

    @Option(
            names = "--env",
            paramLabel = "NAME",
            description =
                    "Instead of files the log that this environment's server keeps; with --since, its older files too. What the role may not read is told with the GRANT that is missing.")
    private Optional<String> environment = Optional.empty();

    @Mixin
    private LogFilterOptions filters = new LogFilterOptions();

    @Option(
            names = "--histogram",
            paramLabel = "WIDTH",
            description = "Counts entries by time and level instead, in steps such as 10s, 1m or 1h.")
    private Optional<String> histogram = Optional.empty();

    @Option(
            names = "--top",
            description =
                    "Tells what stands out instead: deadlocks, failed logins, waits, slow statements and the like, and the most frequent messages by their shape.")
    private boolean top;

    @Option(
            names = "--show-secrets",
            description = "Leaves in what looks like a password. Without it such texts are printed as ****.")
    private boolean showSecrets;

    @Option(
            names = "--follow",
            description = "Goes on with what comes, over rotation too, until Ctrl+C. With json, one object a line.")
    private boolean follow;

    @Option(
            names = {"-C", "--context"},
            paramLabel = "N",
            description =
                    "Prints N lines before and after each hit too; with json they stand in each hit as before and after.")
    private int context;

    LogsCommand(CliContext cli) {
        this.cli = cli;
    }

    private LogService logs() {
        return cli.services().logs();
    }

    @Override
    public Integer call() {
        Format format = cli.format();
        if (files.isEmpty() == environment.isEmpty()) {
            throw usage("Name at least one log file, or a folder of them; or pass --env NAME for a server's own log.");
        }
        requireOneWay();
        LogFilter filter = filters.filter(logs());
        if (environment.isEmpty()) {
            return call(LogSource.of(files, logs()), filter, format);
        }
        try (WorkspaceServices open = cli.open()) {
            return call(LogSource.of(environment.get(), open, filter), filter, format);
        }
    }

    /** Of options that exclude each other none is passed over silently. */
    private void requireOneWay() {
        if (context < 0) {
            throw usage("--context takes a number of lines, such as 3.");
        }
        if (context > 0 && (follow || top || histogram.isPresent())) {
            throw usage("--context goes with hits alone: leave out --follow, --top and --histogram.");
        }
        long ways = Stream.of(follow, top, histogram.isPresent())
                .filter(Boolean::booleanValue)
                .count();
        if (ways > 1) {
            throw usage("--histogram, --top and --follow are three ways to look at a log: pass one of them.");
        }
    }

    private int call(List<LogSource> sources, LogFilter filter, Format format) {
        CancelToken cancel = new CancelToken();
        if (follow) {
            return follow(one(sources, "--follow"), filter, format, cancel);
        }
        if (top) {
            return top(one(sources, "--top"), filter, format, cancel);
        }
        if (histogram.isEmpty()) {
            return search(sources, filter, format, cancel).value();
        }
        boolean found = histogram(sources, filter, LogFilterOptions.width(histogram.get()), format, cancel);
        return (found ? ExitCode.OK : ExitCode.WORK).value();
    }

    static LockkeeperException usage(String sentence) {
        return new LockkeeperException("LK-CLI-USAGE", ExitCode.USAGE, sentence);
    }

    private static LogSource one(List<LogSource> sources, String option) {
        if (sources.size() != 1) {
            throw usage("%s takes one file or folder.".formatted(option));
        }
        return sources.getFirst();
    }

    private static List<String> names(List<LogSource> sources) {
        return sources.stream().map(LogSource::name).toList();
    }

    private LogFile open(LogSource source, ProgressBar progress, CancelToken cancel) {
        LogFile file = source.open(progress, cancel);
        tellRemarks(file, cli, progress);
        return file;
    }

    /** Tells what has to be said of how a log was opened. */
    static void tellRemarks(LogFile file, CliContext cli, ProgressBar progress) {
        if (!file.remarks().isEmpty()) {
            progress.clear();
            file.remarks().stream().map(Inert::line).forEach(cli::message);
        }
    }

    private SecretMask mask() {
        return showSecrets ? SecretMask.SHOW : SecretMask.MASK;
    }

    private ExitCode search(List<LogSource> sources, LogFilter filter, Format format, CancelToken cancel) {
        try (LogHits out = LogHits.of(
                cli.io().out(), cli.io().outPen(), format == Format.JSON, names(sources), context > 0, mask())) {
            LogSearch search = new LogSearch(cli, filter, context, mask(), out);
            try (ProgressBar progress = cli.progress()) {
                sources.forEach(source -> search.search(source, progress, cancel));
            }
            return search.end(format == Format.JSON);
        }
    }

    private boolean histogram(
            List<LogSource> sources, LogFilter filter, long width, Format format, CancelToken cancel) {
        try (ProgressBar progress = cli.progress()) {
            List<Histogram> all = new ArrayList<>();
            List<String> notes = new ArrayList<>();
            for (LogSource source : sources) {
                try (LogFile file = open(source, progress, cancel)) {
                    Histogram counted = logs().histogram(file, filter, width, progress, cancel);
                    all.add(counted);
                    if (counted.total() == 0) {
                        notes.addAll(LogFilterNotes.of(file, filter));
                    }
                }
            }
            progress.clear();
            notes.stream().map(Inert::line).forEach(cli::message);
            LogHistogram rendered = new LogHistogram(String.join(", ", names(sources)), Histogram.sum(width, all));
            switch (format) {
                case JSON -> cli.print(rendered);
                case TABLE, MARKDOWN, SQL -> cli.print(rendered.table(cli.io().outPen()));
            }
            return rendered.histogram().total() > 0;
        }
    }

    private int top(LogSource source, LogFilter filter, Format format, CancelToken cancel) {
        try (ProgressBar progress = cli.progress();
                LogFile file = open(source, progress, cancel)) {
            LogTop rendered = new LogTop(file.name(), logs().findings(file, filter, progress, cancel), mask());
            progress.clear();
            switch (format) {
                case JSON -> cli.print(rendered);
                case TABLE, MARKDOWN, SQL -> cli.print(rendered.table(cli.io().outPen()));
            }
            if (rendered.findings().entries() > 0) {
                return ExitCode.OK.value();
            }
            LogFilterNotes.of(file, filter).stream().map(Inert::line).forEach(cli::message);
            return ExitCode.WORK.value();
        }
    }

    private int follow(LogSource source, LogFilter filter, Format format, CancelToken cancel) {
        cli.interruption().onInterrupt(cancel::cancel);
        try (LogFile file = open(source, cli.progress(), cancel);
                LogHits out = LogHits.lines(
                        cli.io().out(), cli.io().outPen(), format == Format.JSON, List.of(source.name()), mask())) {
            LogFilterNotes.of(file, filter).stream().map(Inert::line).forEach(cli::message);
            if (file.isFinished()) {
                cli.message(Inert.line("%s is packed and so a finished file: it is searched, and not followed."
                        .formatted(file.parts().getLast())));
            }
            long hits = logs().follow(
                            file,
                            filter,
                            hit -> {
                                out.hit(
                                        file.partAt(hit.offset()),
                                        hit,
                                        LinesAround.Around.NONE,
                                        LineBefore.at(file, hit.offset()));
                                // Somebody waits for it, and when the next one comes nobody knows.
                                cli.io().out().flush();
                            },
                            change -> cli.message(
                                    Inert.line("%s: %s".formatted(file.parts().getLast(), LogHits.words(change)))),
                            cancel);
            return (hits > 0 ? ExitCode.OK : ExitCode.WORK).value();
        }
    }
}
