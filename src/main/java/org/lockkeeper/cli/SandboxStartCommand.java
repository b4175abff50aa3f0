package org.lockkeeper.cli;

import java.util.concurrent.Callable;
import org.lockkeeper.connection.ProjectKind;
import org.lockkeeper.sandbox.Sandbox;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the sandbox. */
@Command(
        name = "start",
        description = {
            "Starts the sandbox, makes it first if need be, and prints the path of its workspace file.",
            "It runs until \"lockkeeper sandbox stop\"."
        },
        footer = "  lockkeeper status --workspace \"$(lockkeeper sandbox start)\"")
final class SandboxStartCommand implements Callable<Integer> {
    private final CliContext cli;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "Whose workspace file is printed: prisma (default) or flyway.")
    private ProjectKind kind = ProjectKind.PRISMA;

    SandboxStartCommand(CliContext cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        return SandboxLaunch.run(
                cli,
                kind,
                (sandbox, progress, cancel) -> sandbox.start(Sandbox.Lifetime.UNTIL_STOPPED, progress, cancel));
    }
}
