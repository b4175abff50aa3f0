package org.lockkeeper.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The sandbox: its own commands do the work. */
@Command(
        name = "sandbox",
        description = {
            "Three embedded PostgreSQL clusters (development, staging, production) with a sample project.",
            "They listen on 127.0.0.1 alone; nothing else on this machine is touched.",
            "Their role shop comes in without a password, so that every user of this machine can read and change the sample in them."
        },
        footer = {
            "  lockkeeper status --workspace \"$(lockkeeper sandbox start)\"",
            "  lockkeeper sandbox start --kind flyway",
            "  lockkeeper sandbox reset",
            "  lockkeeper sandbox incident start stuck-alter",
            "  lockkeeper sandbox stop"
        })
final class SandboxCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    private SandboxCommand() {}

    /** The command with its own commands. */
    static CommandLine tree(CliContext cli) {
        return new CommandLine(new SandboxCommand())
                .addSubcommand("start", new SandboxStartCommand(cli))
                .addSubcommand("stop", new SandboxStopCommand(cli))
                .addSubcommand("status", new SandboxStatusCommand(cli))
                .addSubcommand("reset", new SandboxResetCommand(cli))
                .addSubcommand("incident", IncidentCommand.tree(cli));
    }

    @Override
    public void run() {
        throw new ParameterException(
                new CommandLine(spec), "Say what to do with the sandbox: start, stop, status, reset, incident");
    }
}
