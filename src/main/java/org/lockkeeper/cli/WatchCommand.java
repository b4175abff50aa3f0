package org.lockkeeper.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.lockkeeper.activity.Poller;
import org.lockkeeper.activity.alert.AlertWatch;
import org.lockkeeper.activity.alert.Alerts;
import org.lockkeeper.cli.render.AlertLog;
import org.lockkeeper.connection.AlertRules;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.workspace.WorkspaceServices;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Watches for alerts. */
@Command(
        name = "watch",
        description = {
            "Prints a line for each alert as it is raised and cleared, until --duration is over or Ctrl+C. The rules are the workspace's (\"alerts\").",
            "Exits 2 if there was an alert, 4 if there was none and the server does not answer at the end, else 0. With --format json it prints one document at its end."
        },
        footer = {
            "  lockkeeper activity watch --env prod-eu",
            "  lockkeeper activity watch --env prod-eu --duration 5m --first --format json"
        })
final class WatchCommand implements Callable<Integer> {
    private final CliContext cli;

    @Mixin
    private final EnvironmentOption environment = new EnvironmentOption();

    @Option(
            names = "--interval",
            paramLabel = "TIME",
            converter = RecordCommand.Interval.class,
            description = "How often it reads, 250ms to 1h. Default: 2s.")
    private Duration interval = Duration.ofSeconds(2);

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            converter = PatienceOptions.Times.class,
            description = "How long, such as 10m. Default: until Ctrl+C.")
    private Optional<Duration> duration = Optional.empty();

    @Option(names = "--first", description = "Ends with the first alert.")
    private boolean first;

    WatchCommand(CliContext cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        Format format = cli.format();
        try (WorkspaceServices open = cli.open()) {
            AlertRules rules = open.workspace().alerts(environment.name());
            // Says at once what is wrong with the environment.
            open.activity().read(environment.name()).server().access().missing().ifPresent(cli::message);
            AlertLog log = new AlertLog(environment.name());
            Optional<LockkeeperException> away = watch(open, rules, log, format);
            if (format == Format.JSON) {
                cli.print(log);
            }
            ExitCode quiet = away.map(LockkeeperException::exitCode).orElse(ExitCode.OK);
            return (log.isEmpty() ? quiet : ExitCode.ATTENTION).value();
        }
    }

    /** @return why nothing is known of the end; empty where the last reading came */
    private Optional<LockkeeperException> watch(WorkspaceServices open, AlertRules rules, AlertLog log, Format format) {
        CancelToken end = new CancelToken();
        cli.interruption().onInterrupt(end::cancel);
        BlockingQueue<Object> heard = new LinkedBlockingQueue<>();
        AlertWatch watch = new AlertWatch(rules, heard::add, heard::add);
        long last = System.nanoTime() + duration.orElse(Duration.ofDays(36_500)).toNanos();
        Optional<LockkeeperException> away = Optional.empty();
        try (Poller.Subscription _ = open.activity().poller(environment.name()).subscribe(interval, watch)) {
            while (!end.isRequested() && System.nanoTime() < last && !(first && !log.isEmpty())) {
                switch (next(heard)) {
                    case Alerts alerts -> {
                        String lines = log.add(alerts, cli.io().outPen());
                        if (format != Format.JSON && !lines.isEmpty()) {
                            cli.print(lines);
                            cli.io().out().flush();
                        }
                        away = Optional.empty();
                    }
                    case LockkeeperException failure -> {
                        // Each new failure once: a server that is down is asked again and again.
                        if (away.filter(told -> told.code().equals(failure.code()))
                                .isEmpty()) {
                            cli.message(failure.code() + ": " + failure.sentence());
                        }
                        away = Optional.of(failure);
                    }
                    default -> {}
                }
            }
        }
        return away;
    }

    /** What was heard, or something else after a moment. */
    private static Object next(BlockingQueue<Object> heard) {
        try {
            Object one = heard.poll(200, TimeUnit.MILLISECONDS);
            return one == null ? "" : one;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
