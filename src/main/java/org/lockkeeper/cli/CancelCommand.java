package org.lockkeeper.cli;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.lockkeeper.workspace.WorkspaceServices;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Cancels exactly one statement. */
@Command(
        name = "cancel",
        description = {
            "Asks exactly one backend to give up the statement that it runs; its session stays. It does nothing to a backend that is idle in transaction: see terminate.",
            "Production wants --plan and --confirm; without them it prints what the statement is and who is freed, with the digest to pass, and exits 3. Where the backend has gone on to another statement since, the digest is another one. Exits 0 where the statement is gone, 2 otherwise."
        },
        footer = {
            "  lockkeeper cancel --env staging --pid 4711 --backend-start 2026-11-20T10:11:12.123456Z",
            "  lockkeeper cancel --env prod-eu --pid 4711 --backend-start 2026-11-20T10:11:12.123456Z --plan DIGEST --confirm shop"
        })
final class CancelCommand implements Callable<Integer> {
    private final CliContext cli;

    @Mixin
    private final EnvironmentOption environment = new EnvironmentOption();

    @Mixin
    private final BackendOptions backend = new BackendOptions();

    @Option(
            names = "--query-start",
            paramLabel = "TIME",
            description =
                    "When the statement was begun, as sessions lists it: a later one is left alone. Without it, the one that runs now.")
    private Optional<String> queryStart = Optional.empty();

    @Mixin
    private final ConfirmOptions confirmation = new ConfirmOptions();

    CancelCommand(CliContext cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        Format format = cli.format();
        Optional<Instant> statement = queryStart.map(BackendOptions::time);
        try (WorkspaceServices open = cli.open()) {
            return EndedResult.print(
                    cli, format, open.activity().cancel(environment.name(), backend.targets(statement), confirmation));
        }
    }
}
