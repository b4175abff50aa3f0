package org.lockkeeper.cli;

import java.util.concurrent.Callable;
import org.lockkeeper.cli.output.ProgressBar;
import org.lockkeeper.cli.render.IncidentReport;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.sandbox.incident.Incident;
import org.lockkeeper.sandbox.incident.Incidents.Standing;
import org.lockkeeper.task.CancelToken;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Starts an incident. */
@Command(
        name = "start",
        description = {
            "Starts an incident on the sandbox's production, and the sandbox too where it does not run.",
            "Returns when every session is in its place; a process in the background plays on, for two hours at most."
        },
        footer = {
            "  lockkeeper sandbox incident start stuck-alter",
            "  lockkeeper locks --env prod --workspace \"$(lockkeeper sandbox start)\""
        })
final class IncidentStartCommand implements Callable<Integer> {
    private final CliContext cli;

    @Parameters(
            paramLabel = "NAME",
            converter = IncidentName.class,
            completionCandidates = IncidentName.class,
            description = "One of ${COMPLETION-CANDIDATES}.")
    private Incident incident = Incident.STUCK_ALTER;

    IncidentStartCommand(CliContext cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        Format format = cli.format();
        boolean running = cli.services().sandbox().status().isRunning();
        if (running) {
            Unclosed.tellOfSandbox(cli);
        }
        Standing standing;
        try (ProgressBar bar = cli.progress()) {
            CancelToken cancel = new CancelToken();
            cli.interruption().onInterrupt(() -> {
                bar.clear();
                cli.message("Cancel asked for; what was started is stopped again.");
                cancel.cancel();
            });
            standing = cli.services().incidents().start(incident, bar, cancel);
        }
        if (!running) {
            Unclosed.tellOfSandbox(cli);
        }
        switch (format) {
            case JSON -> cli.print(IncidentReport.json(standing));
            case TABLE, MARKDOWN, SQL ->
                cli.print(
                        IncidentReport.begun(standing, cli.services().sandbox().status()));
        }
        return ExitCode.OK.value();
    }
}
