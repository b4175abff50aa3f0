package org.lockkeeper.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.lockkeeper.backup.Backup;
import org.lockkeeper.backup.catalogue.BackupCatalogue;
import org.lockkeeper.backup.catalogue.CatalogueEntry;
import org.lockkeeper.cli.output.ProgressBar;
import org.lockkeeper.cli.render.BackupCopy;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.workspace.WorkspaceServices;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Fetches a backup from a bucket. */
@Command(
        name = "pull",
        description = {
            "Fetches a backup from a bucket into a folder. What arrives is compared with its manifest: one that was changed in the bucket is refused, and nothing of it is kept.",
            "The catalogue looks into that folder from then on."
        },
        footer = {
            "  lockkeeper backups pull prod-eu_shop_20261125T101112Z --out restored",
            "  lockkeeper backups pull prod-eu_shop_20261125T101112Z --from offsite --out restored"
        })
final class BackupsPullCommand implements Callable<Integer> {
    private final CliContext cli;

    @Parameters(paramLabel = "NAME", description = "The backup's name, as \"backups\" lists it.")
    private String name = "";

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "The folder that it goes into.")
    private Path out = Path.of("");

    @Option(
            names = "--from",
            paramLabel = "BUCKET",
            description = "The bucket's name in the workspace; without it, the first that has the backup.")
    private Optional<String> bucket = Optional.empty();

    BackupsPullCommand(CliContext cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        Format format = cli.format();
        try (WorkspaceServices services = cli.open();
                ProgressBar bar = cli.progress()) {
            BackupCatalogue catalogue = services.backupCatalogue();
            bucket.ifPresent(catalogue::bucket);
            Backup.Remote place = place(catalogue.read().find(name));
            CancelToken cancel = new CancelToken();
            cli.interruption().onInterrupt(cancel::cancel);
            Backup here = catalogue.pull(place, out, bar, cancel);
            bar.clear();
            BackupCopy copy = new BackupCopy(here);
            switch (format) {
                case JSON -> cli.print(copy);
                case TABLE, MARKDOWN, SQL -> cli.print(copy.text());
            }
            return ExitCode.OK.value();
        }
    }

    private Backup.Remote place(CatalogueEntry entry) {
        return entry.copies().stream()
                .map(Backup::place)
                .filter(Backup.Remote.class::isInstance)
                .map(Backup.Remote.class::cast)
                .filter(remote -> bucket.isEmpty() || bucket.get().equals(remote.storage()))
                .findFirst()
                .orElseThrow(() -> new LockkeeperException(
                        "LK-BACKUP-PLACE",
                        ExitCode.USAGE,
                        "The backup %s is in no bucket%s; it lies in %s."
                                .formatted(
                                        name,
                                        bucket.map(named -> " called " + named).orElse(""),
                                        entry.copies().getFirst().place().label())));
    }
}
