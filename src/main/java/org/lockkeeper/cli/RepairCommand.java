package org.lockkeeper.cli;

import java.util.concurrent.Callable;
import org.lockkeeper.cli.output.JsonDocument;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.migration.MigrationService;
import org.lockkeeper.workspace.WorkspaceServices;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Flyway's repair. */
@Command(
        name = "repair",
        description = {
            "Flyway's repair: removes the rows of failed migrations and realigns checksums in the history, never the schema.",
            "Production wants --plan and --confirm; without them the rows before and after and the digest are printed, with exit code 3."
        },
        footer = "  lockkeeper repair --env staging")
final class RepairCommand implements Callable<Integer> {
    private final CliContext cli;

    @Option(names = "--env", required = true, paramLabel = "NAME", description = "The profile's name in the workspace.")
    private String environment = "";

    @Mixin
    private final ConfirmOptions confirmation = new ConfirmOptions();

    RepairCommand(CliContext cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        Format format = cli.format();
        try (WorkspaceServices open = cli.open()) {
            MigrationService service = open.migrations();
            new HistoryChange(environment, service.repair(environment, confirmation, cli.cancelledByInterrupt()))
                    .print(cli, format, JsonDocument.NOTHING);
            return ExitCode.OK.value();
        }
    }
}
