package org.lockkeeper.cli;

import java.util.concurrent.Callable;
import org.lockkeeper.backup.LocalCatalogue;
import org.lockkeeper.cli.output.Inert;
import org.lockkeeper.cli.render.BackupsReport;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.workspace.WorkspaceServices;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The catalogue of backups. */
@Command(
        name = "backups",
        description = {
            "Lists the backups of this workspace, the newest first, and proves them by a test restore.",
            "They are looked for in the workspace's backups.folders and wherever \"backup --out\" has put one."
        },
        footer = {"  lockkeeper backups", "  lockkeeper backups list --format json", "  lockkeeper backups verify NAME"})
final class BackupsCommand implements Callable<Integer> {
    private final CliContext cli;

    BackupsCommand(CliContext cli) {
        this.cli = cli;
    }

    /** The command with its own commands. */
    static CommandLine tree(CliContext cli) {
        return new CommandLine(new BackupsCommand(cli))
                .addSubcommand("list", new BackupsListCommand(cli))
                .addSubcommand("verify", new BackupsVerifyCommand(cli));
    }

    @Override
    public Integer call() {
        return list(cli);
    }

    static Integer list(CliContext cli) {
        Format format = cli.format(Format.MARKDOWN);
        try (WorkspaceServices open = cli.open()) {
            LocalCatalogue.Listing listing = open.backups().catalogue();
            BackupsReport report = new BackupsReport(listing.backups());
            listing.problems().forEach(problem -> cli.message(Inert.line(problem)));
            switch (format) {
                case JSON -> cli.print(report);
                case MARKDOWN -> cli.print(report.markdown());
                case TABLE, SQL -> cli.print(report.table(cli.io().outPen()));
            }
            return (listing.problems().isEmpty() ? ExitCode.OK : ExitCode.ATTENTION).value();
        }
    }
}
