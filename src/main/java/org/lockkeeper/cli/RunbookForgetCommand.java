package org.lockkeeper.cli;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.concurrent.Callable;
import org.lockkeeper.cli.output.Inert;
import org.lockkeeper.cli.output.JsonDocument;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.workspace.WorkspaceServices;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Removes rows of the history. */
@Command(
        name = "forget",
        description = {
            "Removes the rows from the history of migrations that were written after a moment, for what was rolled back by hand: their migrations are pending again.",
            "After a restore of a whole dump there is nothing to remove, since its history came with it. Production wants --plan and --confirm; without them the rows and the digest are printed, with exit code 3."
        },
        footer = {"  lockkeeper runbook forget --env staging --after 2026-11-20T10:11:12Z"})
final class RunbookForgetCommand implements Callable<Integer> {
    private final CliContext cli;

    @Option(names = "--env", required = true, paramLabel = "NAME", description = "The profile's name in the workspace.")
    private String environment = "";

    @Option(
            names = "--after",
            required = true,
            paramLabel = "TIME",
            description = "The restore point, such as 2026-11-20T10:11:12Z: rows newer than it go.")
    private String after = "";

    @Mixin
    private final ConfirmOptions confirmation = new ConfirmOptions();

    RunbookForgetCommand(CliContext cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        Format format = cli.format();
        Instant moment = moment();
        try (WorkspaceServices open = cli.open()) {
            new HistoryChange(environment, open.runbooks().forget(environment, moment, confirmation))
                    .print(cli, format, JsonDocument.NOTHING);
            return ExitCode.OK.value();
        }
    }

    private Instant moment() {
        try {
            return Instant.parse(after);
        } catch (DateTimeParseException e) {
            throw new LockkeeperException(
                    "LK-CLI-USAGE",
                    ExitCode.USAGE,
                    "\"%s\" is not a time such as 2026-11-20T10:11:12Z.".formatted(Inert.line(after)),
                    e);
        }
    }
}
