package org.lockkeeper.cli;

import java.util.concurrent.Callable;
import org.lockkeeper.cli.render.SandboxJson;
import org.lockkeeper.cli.render.SandboxTable;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.sandbox.SandboxStatus;
import picocli.CommandLine.Command;

/** How the sandbox stands. */
@Command(
        name = "status",
        description = "Says whether the sandbox runs, where, and where its files are. Exits 0 whether it runs or not.",
        footer = "  lockkeeper sandbox status --format json")
final class SandboxStatusCommand implements Callable<Integer> {
    private final CliContext cli;

    SandboxStatusCommand(CliContext cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        Format format = cli.format();
        Unclosed.tellOfSandbox(cli);
        SandboxStatus status = cli.services().sandbox().status();
        switch (format) {
            case JSON -> cli.print(new SandboxJson(status));
            case TABLE, MARKDOWN, SQL ->
                cli.print(SandboxTable.render(status, cli.io().outPen()));
        }
        return ExitCode.OK.value();
    }
}
