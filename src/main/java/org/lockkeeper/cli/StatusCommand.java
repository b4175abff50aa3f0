package org.lockkeeper.cli;

import java.util.concurrent.Callable;
import org.lockkeeper.cli.render.StatusJson;
import org.lockkeeper.cli.render.StatusMarkdown;
import org.lockkeeper.cli.render.StatusReport;
import org.lockkeeper.cli.render.StatusTable;
import org.lockkeeper.migration.MigrationService;
import org.lockkeeper.workspace.WorkspaceServices;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Every migration by every environment. */
@Command(
        name = "status",
        description = {
            "Shows every migration by every environment, as each database itself says.",
            "The environments are read at the same time; one that cannot be read does not keep the others from showing."
        },
        footer = {
            "  lockkeeper status",
            "  lockkeeper status --only-differences --format markdown",
            "  lockkeeper status --workspace shop/lockkeeper.json --format json"
        })
final class StatusCommand implements Callable<Integer> {
    private final CliContext cli;

    @Option(
            names = "--only-differences",
            description = "Only the migrations that do not stand the same on every environment that could be read.")
    private boolean onlyDifferences;

    StatusCommand(CliContext cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        Format format = cli.format(Format.MARKDOWN);
        try (WorkspaceServices open = cli.open()) {
            MigrationService service = open.migrations();
            StatusReport report = StatusReport.of(service.workspace().project(), service.status(), onlyDifferences);
            switch (format) {
                case JSON -> cli.print(new StatusJson(report));
                case MARKDOWN -> cli.print(StatusMarkdown.render(report));
                case TABLE, SQL -> cli.print(StatusTable.render(report, cli.io().outPen()));
            }
            return report.exitCode().value();
        }
    }
}
