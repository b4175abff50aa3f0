package org.lockkeeper.cli;

import java.util.concurrent.Callable;
import org.lockkeeper.backup.Backup;
import org.lockkeeper.backup.BackupProof;
import org.lockkeeper.cli.output.ProgressBar;
import org.lockkeeper.cli.render.ProofReport;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.workspace.WorkspaceServices;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Proves a backup by a test restore. */
@Command(
        name = "verify",
        description = {
            "Proves a backup: its checksum, its list, and a test restore into a server that is thrown away afterwards.",
            "Objects by kind and the exact rows of every table are held against what the dump holds; indexes and constraints have to be valid. The result goes into the manifest, with the time that the restore took, and into that of the copies in the workspace's buckets.",
            "The server is an embedded one of the same major, or the one that the workspace names under backups.scratch. A profile there that asks for more (confirm) wants --plan and --confirm. Exits 2 where anything did not come back.",
            "Exits 2 also where it was cancelled (LK-CLI-CANCELLED) or its output could not be written (LK-CLI-OUTPUT): the code on standard error, and in the JSON of what was cancelled, tells which."
        },
        footer = {
            "  lockkeeper backups verify prod-eu_shop_20261125T101112Z",
            "  lockkeeper backups verify /var/backups/shop/NAME"
        })
final class BackupsVerifyCommand implements Callable<Integer> {
    private final CliContext cli;

    @Parameters(paramLabel = "NAME", description = "The backup's name, or the path of its folder.")
    private String name = "";

    @Mixin
    private final ConfirmOptions confirmation = new ConfirmOptions();

    BackupsVerifyCommand(CliContext cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        Format format = cli.format();
        try (WorkspaceServices open = cli.open();
                ProgressBar bar = cli.progress()) {
            CancelToken cancel = new CancelToken();
            cli.interruption().onInterrupt(() -> {
                bar.clear();
                cli.message("Cancel asked for; removing the test restore.");
                cancel.cancel();
            });
            Backup backup = FetchFirst.orTold(open, name, () -> open.backups().find(name));
            BackupProof proof =
                    open.backupCatalogue().verify(backup, new BackupProgress(cli, bar), confirmation, cancel);
            bar.clear();
            ProofReport report = new ProofReport(backup.name(), proof);
            switch (format) {
                case JSON -> cli.print(report);
                case TABLE, MARKDOWN, SQL -> cli.print(report.text(cli.io().outPen()));
            }
            return (proof.passed() ? ExitCode.OK : ExitCode.ATTENTION).value();
        }
    }
}
