package org.lockkeeper.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.lockkeeper.cli.output.Inert;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.workspace.WorkspaceServices;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** A new migration that takes another back. */
@Command(
        name = "revert",
        description = {
            "Makes a new migration that is to take another back, named by the project's rules and after all that are there. The other's script stands in it as comments.",
            "It refuses to run until its statements are written."
        },
        footer = {"  lockkeeper runbook revert 20261120101500_add_coupon"})
final class RunbookRevertCommand implements Callable<Integer> {
    private final CliContext cli;

    @Parameters(paramLabel = "MIGRATION", description = "The migration to take back, as status names it.")
    private String migration = "";

    RunbookRevertCommand(CliContext cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        Format format = cli.format();
        try (WorkspaceServices open = cli.open()) {
            Path script = open.runbooks().revert(migration);
            switch (format) {
                case JSON ->
                    cli.print(json -> {
                        json.writeStringProperty("migration", migration);
                        json.writeStringProperty("script", script.toString());
                    });
                case TABLE, MARKDOWN, SQL ->
                    cli.print("Made %s. Write its statements; until then it refuses to run.%n"
                            .formatted(Inert.line(script.toString())));
            }
            return ExitCode.OK.value();
        }
    }
}
