package org.lockkeeper.cli;

import java.util.concurrent.Callable;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.guard.Operation.Resolution;
import org.lockkeeper.migration.HistoryEdit;
import org.lockkeeper.migration.MigrationService;
import org.lockkeeper.workspace.WorkspaceServices;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prisma's two repairs. */
@Command(
        name = "resolve",
        description = {
            "Changes the history of a Prisma project alone, never the schema: marks one migration as applied or as rolled back.",
            "Look at what the failed run left behind first; nothing here looks for you. Production wants --plan and --confirm; without them the rows before and after and the digest are printed, with exit code 3."
        },
        footer = {
            "  lockkeeper resolve --env staging --rolled-back 20260820101500_add_coupon",
            "  lockkeeper resolve --env dev --applied 20250101000000_init --format json"
        })
final class ResolveCommand implements Callable<Integer> {
    private final CliContext cli;

    @Option(names = "--env", required = true, paramLabel = "NAME", description = "The profile's name in the workspace.")
    private String environment = "";

    @Mixin
    private final ConfirmOptions confirmation = new ConfirmOptions();

    @ArgGroup(multiplicity = "1")
    private Choice choice = new Choice();

    ResolveCommand(CliContext cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        Format format = cli.format();
        Resolution resolution = choice.applied.isEmpty() ? Resolution.ROLLED_BACK : Resolution.APPLIED;
        String migration = choice.applied + choice.rolledBack;
        try (WorkspaceServices open = cli.open()) {
            MigrationService service = open.migrations();
            HistoryEdit changed =
                    service.resolve(environment, migration, resolution, confirmation, cli.cancelledByInterrupt());
            HistoryChange change = new HistoryChange(environment, changed);
            change.print(cli, format, json -> {
                json.writeStringProperty("migration", migration);
                json.writeStringProperty("marked", resolution.label().replace(' ', '-'));
            });
            return ExitCode.OK.value();
        }
    }

    /** Exactly one of the two is given. */
    static final class Choice {
        @Option(
                names = "--applied",
                required = true,
                paramLabel = "MIGRATION",
                description = "It is in the database already: from now on it counts as applied.")
        private String applied = "";

        @Option(
                names = "--rolled-back",
                required = true,
                paramLabel = "MIGRATION",
                description = "It failed and its effects are gone: it will run again.")
        private String rolledBack = "";
    }
}
