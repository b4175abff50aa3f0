package org.lockkeeper.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The activity over time. */
@Command(
        name = "activity",
        description = "The activity of one environment over time; \"sessions\" and \"locks\" show one moment of it.",
        footer = "  lockkeeper activity watch --env prod-eu --duration 10m")
final class ActivityCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    private ActivityCommand() {}

    /** The command with its own commands. */
    static CommandLine tree(CliContext cli) {
        return new CommandLine(new ActivityCommand()).addSubcommand("watch", new WatchCommand(cli));
    }

    @Override
    public void run() {
        throw new ParameterException(new CommandLine(spec), "Say what to do with the activity: watch");
    }
}
