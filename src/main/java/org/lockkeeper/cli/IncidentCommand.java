package org.lockkeeper.cli;

import org.lockkeeper.sandbox.incident.PlayerProcess;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Incidents to practise on. */
@Command(
        name = "incident",
        description = {
            "Incidents to practise on, played by real sessions on the sandbox's production, one at a time.",
            "Find the cause with \"locks\" and \"sessions\", end what has to be ended with \"terminate\", then let \"check\" judge."
        },
        footer = {
            "  lockkeeper sandbox incident list",
            "  lockkeeper sandbox incident start stuck-alter",
            "  lockkeeper sandbox incident check"
        })
final class IncidentCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    private IncidentCommand() {}

    /** The command with its own commands. */
    static CommandLine tree(CliContext cli) {
        return new CommandLine(new IncidentCommand())
                .addSubcommand("list", new IncidentListCommand(cli))
                .addSubcommand("start", new IncidentStartCommand(cli))
                .addSubcommand("check", new IncidentCheckCommand(cli))
                .addSubcommand("stop", new IncidentStopCommand(cli))
                .addSubcommand(PlayerProcess.PLAY, new IncidentPlayCommand(cli));
    }

    @Override
    public void run() {
        throw new ParameterException(new CommandLine(spec), "Say what to do with incidents: list, start, check, stop");
    }
}
