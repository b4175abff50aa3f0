package org.lockkeeper.cli;

import java.util.concurrent.Callable;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.sandbox.incident.Incident;
import org.lockkeeper.sandbox.incident.PlayerProcess;
import org.lockkeeper.task.CancelToken;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The process behind an incident; {@code start} starts it. */
@Command(
        name = PlayerProcess.PLAY,
        hidden = true,
        description = "Plays an incident in this process, until it is over or the process is told to end.",
        footer = "  lockkeeper sandbox incident play stuck-alter")
final class IncidentPlayCommand implements Callable<Integer> {
    private final CliContext cli;

    @Parameters(paramLabel = "NAME", converter = IncidentName.class, description = "The incident.")
    private Incident incident = Incident.STUCK_ALTER;

    IncidentPlayCommand(CliContext cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        CancelToken curtain = new CancelToken();
        cli.interruption().onInterrupt(curtain::cancel);
        cli.services().incidents().play(incident, curtain);
        return ExitCode.OK.value();
    }
}
