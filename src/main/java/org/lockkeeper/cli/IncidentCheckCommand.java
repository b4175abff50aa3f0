package org.lockkeeper.cli;

import java.util.concurrent.Callable;
import org.lockkeeper.cli.render.IncidentReport;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.sandbox.incident.Incidents.Standing;
import picocli.CommandLine.Command;

/** Judges the incident. */
@Command(
        name = "check",
        description = {
            "Says whether the incident was solved, and with the least damage.",
            "Exits 0 if so, 1 while it is open, 2 where more was lost than had to be or nobody can say any more."
        },
        footer = "  lockkeeper sandbox incident check --format json")
final class IncidentCheckCommand implements Callable<Integer> {
    private final CliContext cli;

    IncidentCheckCommand(CliContext cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        Format format = cli.format();
        Unclosed.tellOfSandbox(cli);
        Standing standing = cli.services()
                .incidents()
                .standing()
                .orElseThrow(() -> new LockkeeperException(
                        "LK-SANDBOX-INCIDENT",
                        ExitCode.USAGE,
                        "No incident was started; start one with \"lockkeeper sandbox incident start NAME\"."));
        switch (format) {
            case JSON -> cli.print(IncidentReport.json(standing));
            case TABLE, MARKDOWN, SQL ->
                cli.print(IncidentReport.text(standing, cli.io().outPen()));
        }
        return switch (standing.verdict().result()) {
            case SOLVED -> ExitCode.OK.value();
            case OPEN -> ExitCode.WORK.value();
            case DAMAGE, ABANDONED -> ExitCode.ATTENTION.value();
        };
    }
}
