package org.lockkeeper.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.lockkeeper.cli.render.ConnectionTests;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.connection.SecretSource;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.db.ConnectionTest;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.task.Parallel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Connects to the profiles. */
@Command(
        name = "test",
        description = {
            "Connects to each profile at the same time and says what it found, or exactly what failed and what to do.",
            "Exits 4 if one of them does not work."
        },
        footer = {"  lockkeeper profiles test", "  lockkeeper profiles test prod-eu --format json"})
final class ProfilesTestCommand implements Callable<Integer> {
    private final CliContext cli;

    @Parameters(arity = "0..*", paramLabel = "NAME", description = "The profiles to test. Default: all.")
    private List<String> names = List.of();

    ProfilesTestCommand(CliContext cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        Format format = cli.format();
        List<ConnectionProfile> profiles = chosen(cli.workspace());
        Unclosed.tell(cli);
        SecretSource secrets = cli.services().secrets();
        List<ConnectionTest.Outcome> outcomes = Parallel.map(profiles, profile -> ConnectionTest.run(profile, secrets));
        ConnectionTests tests = new ConnectionTests(outcomes);
        switch (format) {
            case JSON -> cli.print(tests);
            case TABLE, MARKDOWN, SQL -> cli.print(tests.table(cli.io().outPen()));
        }
        return tests.exitCode().value();
    }

    private List<ConnectionProfile> chosen(Workspace workspace) {
        if (names.isEmpty()) {
            return workspace.profiles();
        }
        List<ConnectionProfile> chosen = new ArrayList<>();
        for (String name : names) {
            chosen.add(workspace
                    .profile(name)
                    .orElseThrow(() -> new LockkeeperException(
                            "LK-WS-ENV",
                            ExitCode.USAGE,
                            "There is no profile \"%s\" in %s; see \"%s\"."
                                    .formatted(
                                            name,
                                            workspace.file(),
                                            workspace.command("profiles").line()))));
        }
        return chosen;
    }
}
