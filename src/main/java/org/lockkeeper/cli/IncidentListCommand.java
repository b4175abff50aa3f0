package org.lockkeeper.cli;

import java.util.concurrent.Callable;
import org.lockkeeper.cli.render.IncidentReport;
import org.lockkeeper.error.ExitCode;
import picocli.CommandLine.Command;

/** What can be practised. */
@Command(
        name = "list",
        description = "Lists the incidents that can be practised.",
        footer = "  lockkeeper sandbox incident list --format json")
final class IncidentListCommand implements Callable<Integer> {
    private final CliContext cli;

    IncidentListCommand(CliContext cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        switch (cli.format()) {
            case JSON -> cli.print(IncidentReport.listJson());
            case TABLE, MARKDOWN, SQL -> cli.print(IncidentReport.list(cli.io().outPen()));
        }
        return ExitCode.OK.value();
    }
}
