package org.lockkeeper.cli;

import java.util.Set;
import java.util.concurrent.Callable;
import org.lockkeeper.cli.render.DiagnosisReport;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.runbook.Diagnosis;
import org.lockkeeper.workspace.WorkspaceServices;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What is the matter with a database. */
@Command(
        name = "down",
        description = {
            "Runs through name, port, TLS, login, state, connections and disk of one database and says what is the matter, and from which verified backup a new server can be filled.",
            "Exits 0 where the database can be used, 4 where it cannot be reached or refuses the login, 2 where something else is wrong."
        },
        footer = {"  lockkeeper runbook down --env prod-eu"})
final class RunbookDownCommand implements Callable<Integer> {
    private static final Set<String> ON_THE_WAY = Set.of("name", "port", "TLS", "login");

    private final CliContext cli;

    @Option(names = "--env", required = true, paramLabel = "NAME", description = "The profile's name in the workspace.")
    private String environment = "";

    RunbookDownCommand(CliContext cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        Format format = cli.format();
        try (WorkspaceServices open = cli.open()) {
            Diagnosis diagnosis = open.runbooks().down(environment);
            DiagnosisReport report = new DiagnosisReport(diagnosis, open.workspace());
            switch (format) {
                case JSON -> cli.print(report);
                case TABLE, MARKDOWN, SQL -> cli.print(report.text(cli.io().outPen()));
            }
            return diagnosis
                    .trouble()
                    .map(step -> ON_THE_WAY.contains(step.name()) ? ExitCode.UNREACHABLE : ExitCode.ATTENTION)
                    .orElse(ExitCode.OK)
                    .value();
        }
    }
}
