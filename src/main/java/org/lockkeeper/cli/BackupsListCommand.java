package org.lockkeeper.cli;

import java.time.Instant;
import java.util.concurrent.Callable;
import org.lockkeeper.backup.catalogue.Catalogue;
import org.lockkeeper.cli.output.Inert;
import org.lockkeeper.cli.render.BackupList;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.workspace.WorkspaceServices;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the backups. */
@Command(
        name = "list",
        description = {
            "Lists the backups of the workspace's folders and buckets, the newest first: age, size, migration level, and whether a test restore proved it.",
            "They are looked for in the workspace's backups.folders and backups.buckets, and wherever \"backup --out\" has put one.",
            "Exits 2 where a folder or a bucket cannot be read; the others are listed all the same."
        },
        footer = {"  lockkeeper backups list", "  lockkeeper backups list --search \"prod verified\" --format json"})
final class BackupsListCommand implements Callable<Integer> {
    private final CliContext cli;

    @Mixin
    private final BackupSearchOptions search = new BackupSearchOptions();

    BackupsListCommand(CliContext cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        return list(cli, search);
    }

    static int list(CliContext cli, BackupSearchOptions search) {
        Format format = cli.format(Format.MARKDOWN);
        try (WorkspaceServices services = cli.open()) {
            Catalogue catalogue = services.backupCatalogue().read();
            BackupList list =
                    new BackupList(search.of(catalogue), catalogue.problems(), services.workspace(), Instant.now());
            switch (format) {
                case JSON -> cli.print(list);
                case MARKDOWN -> cli.print(list.markdown());
                case TABLE, SQL -> cli.print(list.table(cli.io().outPen()));
            }
            catalogue.problems().forEach(problem -> cli.io().err().println(Inert.line(problem)));
            return (catalogue.problems().isEmpty() ? ExitCode.OK : ExitCode.ATTENTION).value();
        }
    }
}
