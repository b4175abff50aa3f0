package org.lockkeeper.cli;

import java.util.concurrent.Callable;
import org.lockkeeper.cli.output.Inert;
import org.lockkeeper.cli.render.PlanJson;
import org.lockkeeper.cli.render.PlanMarkdown;
import org.lockkeeper.cli.render.PlanTable;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.migration.MigrationPlan;
import org.lockkeeper.migration.MigrationService;
import org.lockkeeper.migration.ScriptExport;
import org.lockkeeper.workspace.WorkspaceServices;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The exact SQL that a migrate would execute. */
@Command(
        name = "preview",
        description = {
            "Shows the exact SQL that migrate would execute on one environment, the engine's bookkeeping included.",
            "Nothing is changed. Exits 1 where something is pending, 0 where nothing is."
        },
        footer = {
            "  lockkeeper preview --env staging",
            "  lockkeeper preview --env prod-eu --format sql > next.sql",
            "  lockkeeper preview --env dev --to 20260820101500_add_coupon --format json"
        })
final class PreviewCommand implements Callable<Integer> {
    private final CliContext cli;

    @Mixin
    private final TargetOptions target = new TargetOptions();

    PreviewCommand(CliContext cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        Format format = cli.format(Format.MARKDOWN, Format.SQL);
        try (WorkspaceServices open = cli.open()) {
            MigrationService service = open.migrations();
            MigrationPlan plan = service.preview(target.environment(), target.to());
            switch (format) {
                case JSON -> cli.print(new PlanJson(plan));
                case MARKDOWN -> cli.print(PlanMarkdown.render(plan));
                case SQL -> cli.print(script(plan));
                case TABLE -> cli.print(PlanTable.render(plan, cli.io().outPen()));
            }
            return (plan.isEmpty() ? ExitCode.OK : ExitCode.WORK).value();
        }
    }

    /** Byte for byte what psql is to run, unless a person looks at it on a terminal. */
    private String script(MigrationPlan plan) {
        String script = ScriptExport.of(plan);
        return cli.io().terminal().out() ? Inert.block(script) : script;
    }
}
