package org.lockkeeper.cli;

import java.util.concurrent.Callable;
import org.lockkeeper.backup.Backup;
import org.lockkeeper.backup.catalogue.BackupCatalogue;
import org.lockkeeper.backup.catalogue.CatalogueEntry;
import org.lockkeeper.cli.output.ProgressBar;
import org.lockkeeper.cli.render.BackupCopy;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.workspace.WorkspaceServices;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends a backup into a bucket. */
@Command(
        name = "push",
        description = {
            "Sends a backup into a bucket of the workspace, under YYYY/MM/DD/NAME/ (its UTC day), in parts that the service checks one by one; then reads what the service says of it back and compares.",
            "After a break, the same command goes on where it stopped. Its manifest goes last: a half upload is never listed."
        },
        footer = {"  lockkeeper backups push prod-eu_shop_20261125T101112Z --to offsite"})
final class BackupsPushCommand implements Callable<Integer> {
    private final CliContext cli;

    @Parameters(paramLabel = "NAME", description = "The backup's name, as \"backups\" lists it.")
    private String name = "";

    @Option(names = "--to", required = true, paramLabel = "BUCKET", description = "The bucket's name in the workspace.")
    private String bucket = "";

    BackupsPushCommand(CliContext cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        Format format = cli.format();
        try (WorkspaceServices services = cli.open();
                ProgressBar bar = cli.progress()) {
            BackupCatalogue catalogue = services.backupCatalogue();
            catalogue.bucket(bucket);
            CatalogueEntry entry = catalogue.read().find(name);
            CancelToken cancel = new CancelToken();
            cli.interruption().onInterrupt(cancel::cancel);
            Backup there = catalogue.push(entry.local().orElse(entry.copies().getFirst()), bucket, bar, cancel);
            bar.clear();
            BackupCopy copy = new BackupCopy(there);
            switch (format) {
                case JSON -> cli.print(copy);
                case TABLE, MARKDOWN, SQL -> cli.print(copy.text());
            }
            return ExitCode.OK.value();
        }
    }
}
