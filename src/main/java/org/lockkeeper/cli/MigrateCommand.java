package org.lockkeeper.cli;

import java.util.concurrent.Callable;
import org.lockkeeper.cli.output.ProgressBar;
import org.lockkeeper.cli.render.RunAccount;
import org.lockkeeper.cli.render.RunJson;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.migration.MigrationRun;
import org.lockkeeper.migration.MigrationService;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.workspace.WorkspaceServices;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Applies pending migrations. */
@Command(
        name = "migrate",
        description = {
            "Applies the pending migrations to one environment, as the project's own engine would.",
            "A migration that runs in a transaction and does not get its lock in time is tried again; one that holds up too many other sessions is cancelled.",
            "Ctrl+C asks the server to cancel, waits until it has, and then tells what was applied and what was left behind.",
            "Production wants --plan and --confirm, and --reason outside the change window; what is missing or different exits 3."
        },
        footer = {
            "  lockkeeper migrate --env dev",
            "  lockkeeper migrate --env staging --to 20260820101500_add_coupon",
            "  lockkeeper migrate --env staging --lock-timeout 2s --max-queued 5",
            "  lockkeeper migrate --env prod-eu --plan DIGEST --confirm shop"
        })
final class MigrateCommand implements Callable<Integer> {
    private final CliContext cli;

    @Mixin
    private final TargetOptions target = new TargetOptions();

    @Mixin
    private final ConfirmOptions confirmation = new ConfirmOptions();

    @Mixin
    private final PatienceOptions patience = new PatienceOptions();

    MigrateCommand(CliContext cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        Format format = cli.format();
        try (WorkspaceServices open = cli.open();
                ProgressBar bar = cli.progress()) {
            MigrationService service = open.migrations();
            CancelToken cancel = new CancelToken();
            cli.interruption().onInterrupt(() -> interrupted(bar, cancel));
            MigrationRun run = service.migrate(
                    target.environment(),
                    target.to(),
                    service.options(target.environment(), patience.settings()),
                    confirmation,
                    new RunProgress(cli, bar),
                    cancel);
            bar.clear();
            switch (format) {
                case JSON -> cli.print(new RunJson(target.environment(), run));
                case TABLE, MARKDOWN, SQL ->
                    cli.print(RunAccount.render(
                            target.environment(), run, cli.io().outPen()));
            }
            return (run.failed().isPresent() ? ExitCode.ATTENTION : ExitCode.OK).value();
        }
    }

    private void interrupted(ProgressBar bar, CancelToken cancel) {
        bar.clear();
        cli.message("Cancel asked for; waiting for the server to confirm.");
        cancel.cancel();
    }
}
