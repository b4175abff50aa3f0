package org.lockkeeper.cli;

import java.util.concurrent.Callable;
import org.lockkeeper.connection.ProjectKind;
import org.lockkeeper.guard.Confirmer;
import org.lockkeeper.guard.Consent;
import org.lockkeeper.sandbox.Sandbox;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes the sandbox anew. */
@Command(
        name = "reset",
        description = {
            "Throws the sandbox away, its databases and its edited files, makes it anew and starts it.",
            "Says first what is lost; the command itself is the confirmation, and the audit trail keeps it.",
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
                (sandbox, progress, cancel) ->
                        sandbox.reset(Sandbox.Lifetime.UNTIL_STOPPED, new Asked(cli), progress, cancel));
    }

    /** Who types reset has said it; what is lost is told all the same. */
    private record Asked(CliContext cli) implements Confirmer {
        @Override
        public String acknowledge(Consent request) {
            request.consequences().forEach(line -> cli.message("sandbox reset " + line + "."));
            return request.digest();
        }

        @Override
        public String typeName(Consent request) {
            return "";
        }

        @Override
        public String giveReason(Consent request) {
            return "";
        }
    }
}
