package org.lockkeeper.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.lockkeeper.workspace.WorkspaceServices;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Ends exactly one backend. */
@Command(
        name = "terminate",
        description = {
            "Ends exactly one backend: its session, its transaction and its locks. Afterwards it looks again and tells what is true: gone, still-there, rolling-back, not-found or not-allowed.",
            "Production wants --plan and --confirm; without them it prints what the backend is, what rolls back and who is freed, with the digest to pass, and exits 3. Exits 0 where it is gone, 2 otherwise."
        },
        footer = {
            "  lockkeeper terminate --env staging --pid 4711 --backend-start 2026-11-20T10:11:12.123456Z",
            "  lockkeeper terminate --env prod-eu --pid 4711 --backend-start 2026-11-20T10:11:12.123456Z --plan DIGEST --confirm shop"
        })
final class TerminateCommand implements Callable<Integer> {
    private final CliContext cli;

    @Mixin
    private final EnvironmentOption environment = new EnvironmentOption();

    @Mixin
    private final BackendOptions backend = new BackendOptions();

    @Mixin
    private final ConfirmOptions confirmation = new ConfirmOptions();

    TerminateCommand(CliContext cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        Format format = cli.format();
        try (WorkspaceServices open = cli.open()) {
            return EndedResult.print(
                    cli,
                    format,
                    open.activity().terminate(environment.name(), backend.targets(Optional.empty()), confirmation));
        }
    }
}
