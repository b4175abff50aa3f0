package org.lockkeeper.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The catalogue of backups; without a command of its own it lists them. */
@Command(
        name = "backups",
        description = {
            "The backups of the workspace, in its folders and buckets: lists them, proves one by a test restore, sends them into a bucket and fetches them from there, and removes those that need no longer be kept.",
            "Without a command it lists them, as \"backups list\" does."
        },
        footer = {
            "  lockkeeper backups --env prod-eu",
            "  lockkeeper backups verify prod-eu_shop_20261125T101112Z",
            "  lockkeeper backups push prod-eu_shop_20261125T101112Z --to offsite",
            "  lockkeeper backups pull prod-eu_shop_20261125T101112Z --out restored",
            "  lockkeeper backups prune"
        })
final class BackupsCommand implements Callable<Integer> {
    private final CliContext cli;

    @Mixin
    private final BackupSearchOptions search = new BackupSearchOptions();

    private BackupsCommand(CliContext cli) {
        this.cli = cli;
    }

    /** The command with its own commands. */
    static CommandLine tree(CliContext cli) {
        return new CommandLine(new BackupsCommand(cli))
                .addSubcommand("list", new BackupsListCommand(cli))
                .addSubcommand("verify", new BackupsVerifyCommand(cli))
                .addSubcommand("push", new BackupsPushCommand(cli))
                .addSubcommand("pull", new BackupsPullCommand(cli))
                .addSubcommand("prune", new BackupsPruneCommand(cli));
    }

    @Override
    public Integer call() {
        return BackupsListCommand.list(cli, search);
    }
}
