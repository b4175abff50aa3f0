package org.lockkeeper.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** The catalogue's list. */
@Command(
        name = "list",
        description = "Lists the backups, the newest first.",
        footer = {"  lockkeeper backups list", "  lockkeeper backups list --format markdown"})
final class BackupsListCommand implements Callable<Integer> {
    private final CliContext cli;

    BackupsListCommand(CliContext cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        return BackupsCommand.list(cli);
    }
}
