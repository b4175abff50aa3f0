package org.lockkeeper.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.lockkeeper.backup.Backup;
import org.lockkeeper.cli.output.ProgressBar;
import org.lockkeeper.cli.render.BackupAccount;
import org.lockkeeper.cli.render.BackupJson;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.workspace.WorkspaceServices;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a backup with its manifest. */
@Command(
        name = "backup",
        description = {
            "Makes a backup of one environment with the installed pg_dump, and a manifest beside it.",
            "A folder of its own holds the dump, the roles and tablespaces and the manifest. It is listed and read back to its last row before it gets its name; whatever fails or is cancelled leaves nothing.",
            "It is permitted on production without a confirmation, but not while a migration runs there.",
            "Ctrl+C ends it and removes what there was of it."
        },
        footer = {
            "  lockkeeper backup --env prod-eu --out /var/backups/shop",
            "  lockkeeper backup --env prod-eu --out backups --dump-format directory --jobs 4",
            "  lockkeeper backup --env prod-eu --to offsite",
            "  lockkeeper backup --env staging --out backups --table orders --table customers"
        })
final class BackupCommand implements Callable<Integer> {
    private final CliContext cli;

    @Option(names = "--env", required = true, paramLabel = "NAME", description = "The profile's name in the workspace.")
    private String environment = "";

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description =
                    "Where the backup's own folder is made. Default: the first of the workspace's backups.folders.")
    private Optional<Path> out = Optional.empty();

    @Option(
            names = "--to",
            paramLabel = "BUCKET",
            description = "Also send it into this bucket of the workspace, as \"backups push\" does.")
    private Optional<String> bucket = Optional.empty();

    @Option(
            names = "--no-read-back",
            description =
                    "Trusts the dump's list and does not read it to its last row: faster, and less is known of it.")
    private boolean noReadBack;

    @Mixin
    private final DumpOptions dump = new DumpOptions();

    BackupCommand(CliContext cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        Format format = cli.format();
        try (WorkspaceServices open = cli.open();
                ProgressBar bar = cli.progress()) {
            // A wrong name is told before hours of work, not after.
            bucket.ifPresent(open.backupCatalogue()::bucket);
            CancelToken cancel = new CancelToken();
            cli.interruption().onInterrupt(() -> {
                bar.clear();
                cli.message("Cancel asked for; ending pg_dump and removing what it has written.");
                cancel.cancel();
            });
            Instant begun = Instant.now();
            Backup backup = open.backups()
                    .backup(environment, out, dump.options(), !noReadBack, new BackupProgress(cli, bar), cancel);
            Duration took = Duration.between(begun, Instant.now());
            bucket.ifPresent(name -> send(open, backup, name, bar, cancel));
            bar.clear();
            switch (format) {
                case JSON -> cli.print(new BackupJson(backup, took));
                case TABLE, MARKDOWN, SQL ->
                    cli.print(BackupAccount.render(
                            backup, took, open.workspace(), cli.io().outPen()));
            }
            return ExitCode.OK.value();
        }
    }

    private void send(WorkspaceServices open, Backup backup, String name, ProgressBar bar, CancelToken cancel) {
        Backup there;
        boolean sent = false;
        try {
            there = open.backupCatalogue().push(backup, name, bar, cancel);
            sent = true;
        } finally {
            bar.clear();
            if (!sent) {
                cli.message("The backup %s is made, and was not sent. To go on where that stopped: %s"
                        .formatted(
                                backup.name(),
                                open.workspace()
                                        .command("backups", "push", backup.name(), "--to", name)
                                        .line()));
            }
        }
        cli.message("Sent to %s and compared.".formatted(there.place().label()));
    }
}
