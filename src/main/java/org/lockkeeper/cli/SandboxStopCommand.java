package org.lockkeeper.cli;

import java.util.concurrent.Callable;
import org.lockkeeper.cli.render.SandboxJson;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.sandbox.SandboxStatus;
import picocli.CommandLine.Command;

/** Stops the sandbox. */
@Command(
        name = "stop",
        description = "Stops the sandbox's clusters, whoever started them; their data stays.",
        footer = "  lockkeeper sandbox stop")
final class SandboxStopCommand implements Callable<Integer> {
    private final CliContext cli;

    SandboxStopCommand(CliContext cli) {
        this.cli = cli;
    }

    @Override
    public Integer call() {
        Format format = cli.format();
        Unclosed.tellOfSandbox(cli);
        SandboxStatus status = cli.services().sandbox().stop();
        switch (format) {
            case JSON -> cli.print(new SandboxJson(status));
            case TABLE, MARKDOWN, SQL -> cli.message("The sandbox is stopped.");
        }
        return ExitCode.OK.value();
    }
}
