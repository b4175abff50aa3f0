package org.lockkeeper.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.lockkeeper.activity.Forest;
import org.lockkeeper.activity.MigrationAtWork;
import org.lockkeeper.activity.Reading;
import org.lockkeeper.cli.render.LocksJson;
import org.lockkeeper.cli.render.LocksText;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.workspace.WorkspaceServices;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Who blocks whom. */
@Command(
        name = "locks",
        description = {
            "Shows who blocks whom on one environment: the sessions that block others first, with what they hold and since when, and under each those that wait for it.",
            "A migration that waits, or that others wait behind, and an engine's lock that may have been left by a dead run are named with the ways out.",
            "A prepared transaction has pid 0."
        },
        footer = {"  lockkeeper locks --env prod-eu", "  lockkeeper locks --env prod-eu --format json"})
final class LocksCommand implements Callable<Integer> {
    private final CliContext cli;

    @Mixin
    private final EnvironmentOption environment = new EnvironmentOption();

    LocksCommand(CliContext cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        Format format = cli.format();
        try (WorkspaceServices open = cli.open()) {
            Reading reading = open.activity().read(environment.name());
            Forest forest = Forest.of(reading);
            List<MigrationAtWork> migrations = open.activity().migrations(reading);
            reading.server().access().missing().ifPresent(cli::message);
            switch (format) {
                case JSON -> cli.print(new LocksJson(forest, migrations));
                case TABLE, MARKDOWN, SQL ->
                    cli.print(LocksText.render(forest, migrations, cli.io().outPen()));
            }
            return ExitCode.OK.value();
        }
    }
}
