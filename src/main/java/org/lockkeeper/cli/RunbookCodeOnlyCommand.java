package org.lockkeeper.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.lockkeeper.backup.Figures;
import org.lockkeeper.cli.output.Inert;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.runbook.CodeRollback;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.workspace.WorkspaceServices;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Keeps how long the way back took that changes only the code. */
@Command(
        name = "code-only",
        description = {
            "Keeps how long it took to put the previous version of the application back, for the next decision: with its date and source, in rollback-times.json beside the workspace's file.",
            "Without --took it watches the profile's health URL from now until that answers well: begin it when you promote the previous version. Nothing is changed."
        },
        footer = {
            "  lockkeeper runbook code-only --env prod-eu",
            "  lockkeeper runbook code-only --env prod-eu --took 3m --source \"deployment log\""
        })
final class RunbookCodeOnlyCommand implements Callable<Integer> {
    private final CliContext cli;

    @Option(names = "--env", required = true, paramLabel = "NAME", description = "The profile's name in the workspace.")
    private String environment = "";

    @Option(
            names = "--took",
            paramLabel = "TIME",
            converter = PatienceOptions.Times.class,
            description = "How long it took, such as 90s or 3m, where it is over already.")
    private Optional<Duration> took = Optional.empty();

    @Option(
            names = "--source",
            paramLabel = "TEXT",
            description = "Where the time of --took was read. Default: told on the command line.")
    private Optional<String> source = Optional.empty();

    RunbookCodeOnlyCommand(CliContext cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        Format format = cli.format();
        try (WorkspaceServices open = cli.open()) {
            CodeRollback kept = took.map(time ->
                            open.runbooks().codeOnly(environment, time, source.orElse("told on the command line")))
                    .orElseGet(() -> watch(open));
            switch (format) {
                case JSON ->
                    cli.print(json -> {
                        json.writeStringProperty("environment", kept.environment());
                        json.writeStringProperty("at", kept.at().toString());
                        json.writeNumberProperty("tookMs", kept.took().toMillis());
                        json.writeStringProperty("source", kept.source());
                    });
                case TABLE, MARKDOWN, SQL ->
                    cli.print("Kept for %s: %s (%s).%n"
                            .formatted(
                                    Inert.line(kept.environment()),
                                    Figures.time(kept.took()),
                                    Inert.line(kept.source())));
            }
            return ExitCode.OK.value();
        }
    }

    private CodeRollback watch(WorkspaceServices open) {
        CancelToken cancel = new CancelToken();
        cli.interruption().onInterrupt(cancel::cancel);
        cli.message("Watching until the application is well; Ctrl+C ends that.");
        return open.runbooks().watchCodeOnly(environment, cancel);
    }
}
