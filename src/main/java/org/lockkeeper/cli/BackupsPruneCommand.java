package org.lockkeeper.cli;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.lockkeeper.backup.catalogue.BackupCatalogue;
import org.lockkeeper.backup.catalogue.Catalogue;
import org.lockkeeper.backup.catalogue.RetentionPlan;
import org.lockkeeper.cli.output.Inert;
import org.lockkeeper.cli.output.ProgressBar;
import org.lockkeeper.cli.render.PruneList;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.workspace.WorkspaceServices;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Removes what the rules no longer keep. */
@Command(
        name = "prune",
        description = {
            "Lists which backups the workspace's rules (backups.retention) keep, with why, and which they would remove; exits 1 where there are some. Nothing is removed.",
            "With --yes and the list's digest it removes exactly those, every copy of them. The newest verified one of an environment always stays."
        },
        footer = {"  lockkeeper backups prune", "  lockkeeper backups prune --yes DIGEST"})
final class BackupsPruneCommand implements Callable<Integer> {
    private final CliContext cli;

    @Option(
            names = "--yes",
            paramLabel = "DIGEST",
            description = "Remove what the list with this digest names; another list is refused.")
    private Optional<String> digest = Optional.empty();

    @Option(names = "--dry-run", description = "Only list; the default.")
    private boolean dryRun;

    BackupsPruneCommand(CliContext cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        Format format = cli.format();
        try (WorkspaceServices services = cli.open();
                ProgressBar bar = cli.progress()) {
            BackupCatalogue catalogue = services.backupCatalogue();
            Catalogue read = catalogue.read();
            RetentionPlan plan = catalogue.retention(read);
            boolean removes = digest.isPresent() && !dryRun;
            if (removes) {
                CancelToken cancel = new CancelToken();
                cli.interruption().onInterrupt(cancel::cancel);
                catalogue.remove(plan, digest.get(), bar, cancel);
                bar.clear();
            }
            PruneList list = new PruneList(plan, removes, services.workspace(), Instant.now());
            switch (format) {
                case JSON -> cli.print(list);
                case TABLE, MARKDOWN, SQL -> cli.print(list.text(cli.io().outPen()));
            }
            read.problems().forEach(problem -> cli.io().err().println(Inert.line(problem)));
            return exitCode(plan, read, removes).value();
        }
    }

    private static ExitCode exitCode(RetentionPlan plan, Catalogue read, boolean removed) {
        if (!read.problems().isEmpty()) {
            return ExitCode.ATTENTION;
        }
        return plan.removed().isEmpty() || removed ? ExitCode.OK : ExitCode.WORK;
    }
}
