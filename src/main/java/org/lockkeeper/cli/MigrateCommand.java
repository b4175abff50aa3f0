package org.lockkeeper.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.lockkeeper.cli.output.ProgressBar;
import org.lockkeeper.cli.render.RunAccount;
import org.lockkeeper.cli.render.RunJson;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.migration.MigrationPlan;
import org.lockkeeper.migration.MigrationRun;
import org.lockkeeper.migration.MigrationService;
import org.lockkeeper.task.CancelToken;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Applies pending migrations. */
@Command(
        name = "migrate",
        description = {
            "Applies the pending migrations to one environment, as the project's own engine would.",
            "Ctrl+C asks the server to cancel, waits until it has, and then tells what was applied and what was left behind.",
            "Production is refused."
        },
        footer = {
            "  lockkeeper migrate --env dev",
            "  lockkeeper migrate --env staging --to 20260820101500_add_coupon",
            "  lockkeeper migrate --env staging --plan 5f0c77e1 --format json"
        })
final class MigrateCommand implements Callable<Integer> {
    private final CliContext cli;

    @Mixin
    private final TargetOptions target = new TargetOptions();

    @Option(
            names = "--plan",
            paramLabel = "DIGEST",
            description = "The digest that preview printed: anything else than what was reviewed is refused.")
    private Optional<String> plan = Optional.empty();

    @Option(
            names = "--confirm",
            paramLabel = "TEXT",
            description = "The database's name as the server reports it: another database is refused.")
    private Optional<String> confirm = Optional.empty();

    MigrateCommand(CliContext cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        Format format = cli.format();
        try (MigrationService service = cli.open();
                ProgressBar bar = cli.progress()) {
            CancelToken cancel = new CancelToken();
            cli.interruption().onInterrupt(() -> interrupted(bar, cancel));
            MigrationRun run = run(service, new RunProgress(cli, bar), cancel);
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

    private MigrationRun run(MigrationService service, RunProgress progress, CancelToken cancel) {
        if (plan.isEmpty() && confirm.isEmpty()) {
            return service.migrate(target.environment(), target.to(), progress, cancel);
        }
        MigrationPlan current = service.preview(target.environment(), target.to());
        plan.filter(digest -> !digest.equals(current.digest())).ifPresent(digest -> {
            throw refused(
                    "LK-GUARD-PLAN",
                    "The plan on %s now has the digest %s, not %s: a script, the history, the target or --to differs from what was reviewed. Nothing was changed; look at the preview again."
                            .formatted(target.environment(), current.digest(), digest));
        });
        confirm.filter(name -> !name.equals(current.target().database())).ifPresent(name -> {
            throw refused(
                    "LK-GUARD-CONFIRM",
                    "%s leads to the database \"%s\", not \"%s\". Nothing was changed; pass the name of the database that you mean."
                            .formatted(target.environment(), current.target().database(), name));
        });
        return service.migrate(current, progress, cancel);
    }

    private static LockkeeperException refused(String code, String sentence) {
        return new LockkeeperException(code, ExitCode.REFUSED, sentence);
    }
}
