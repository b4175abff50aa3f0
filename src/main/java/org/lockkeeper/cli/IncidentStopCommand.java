package org.lockkeeper.cli;

import java.util.concurrent.Callable;
import org.lockkeeper.error.ExitCode;
import picocli.CommandLine.Command;

/** Ends the incident. */
@Command(
        name = "stop",
        description = "Ends the incident that is being played and clears it away; nothing happens where none is.",
        footer = "  lockkeeper sandbox incident stop")
final class IncidentStopCommand implements Callable<Integer> {
    private final CliContext cli;

    IncidentStopCommand(CliContext cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        cli.format();
        cli.services().incidents().stop();
        Unclosed.tellOfSandbox(cli);
        cli.message("No incident is being played.");
        return ExitCode.OK.value();
    }
}
