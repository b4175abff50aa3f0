package org.lockkeeper.cli;

import java.util.concurrent.Callable;
import org.lockkeeper.connection.ProjectKind;
import org.lockkeeper.sandbox.Sandbox;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes the sandbox anew. */
@Command(
        name = "reset",
        description = {
            "Throws the sandbox away, its databases and its edited files, makes it anew and starts it.",
            "Prints the path of its workspace file."
        },
        footer = "  lockkeeper sandbox reset")
final class SandboxResetCommand implements Callable<Integer> {
    private final CliContext cli;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "Whose workspace file is printed: prisma (default) or flyway.")
    private ProjectKind kind = ProjectKind.PRISMA;

    SandboxResetCommand(CliContext cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        return SandboxLaunch.run(
                cli,
                kind,
                (sandbox, progress, cancel) -> sandbox.reset(Sandbox.Lifetime.UNTIL_STOPPED, progress, cancel));
    }
}
