package org.lockkeeper.cli;

import java.util.concurrent.Callable;
import org.lockkeeper.activity.Reading;
import org.lockkeeper.cli.render.SessionsJson;
import org.lockkeeper.cli.render.SessionsTable;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.workspace.WorkspaceServices;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One reading of the activity. */
@Command(
        name = "sessions",
        description = {
            "Lists who is connected to one environment's server, what each does and for how long, and who waits for whom. Ages are by the server's clock.",
            "Without the rights of pg_monitor it shows what is visible, and says what is missing."
        },
        footer = {"  lockkeeper sessions --env prod-eu", "  lockkeeper sessions --env prod-eu --all --format json"})
final class SessionsCommand implements Callable<Integer> {
    private final CliContext cli;

    @Mixin
    private final EnvironmentOption environment = new EnvironmentOption();

    @Option(
            names = "--all",
            description = "Also the server's own processes, parallel workers and idle sessions; JSON always has them.")
    private boolean all;

    SessionsCommand(CliContext cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        Format format = cli.format();
        try (WorkspaceServices open = cli.open()) {
            Reading reading = open.activity().read(environment.name());
            reading.server().access().missing().ifPresent(cli::message);
            switch (format) {
                case JSON -> cli.print(new SessionsJson(reading));
                case TABLE, MARKDOWN, SQL ->
                    cli.print(SessionsTable.render(reading, all, cli.io().outPen()));
            }
            return ExitCode.OK.value();
        }
    }
}
