package org.lockkeeper.cli;

import java.util.concurrent.Callable;
import org.lockkeeper.cli.render.RollbackReport;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.runbook.Advice;
import org.lockkeeper.runbook.RollbackCase;
import org.lockkeeper.workspace.WorkspaceServices;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The decision to roll back. */
@Command(
        name = "rollback",
        description = {
            "Walks the decision to roll an environment back: the criteria, answered as far as what was found answers them, and the three ways (code only, restore, revert migration) with time and loss for this case.",
            "Exits 0 where nothing speaks for it, 1 where a critical question is open, 2 where a critical criterion holds."
        },
        footer = {"  lockkeeper runbook rollback --env prod-eu"})
final class RunbookRollbackCommand implements Callable<Integer> {
    private final CliContext cli;

    @Option(names = "--env", required = true, paramLabel = "NAME", description = "The profile's name in the workspace.")
    private String environment = "";

    RunbookRollbackCommand(CliContext cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        Format format = cli.format();
        try (WorkspaceServices open = cli.open()) {
            RollbackCase found = open.runbooks().rollback(environment);
            RollbackReport report = new RollbackReport(found, open.workspace());
            switch (format) {
                case JSON -> cli.print(report);
                case TABLE, MARKDOWN, SQL -> cli.print(report.text(cli.io().outPen()));
            }
            ExitCode exitCode = switch (Advice.of(found.findings()).verdict()) {
                case ROLL_BACK -> ExitCode.ATTENTION;
                case LOOK_FIRST -> ExitCode.WORK;
                case FIX_FORWARD, LEAVE -> ExitCode.OK;
            };
            return exitCode.value();
        }
    }
}
