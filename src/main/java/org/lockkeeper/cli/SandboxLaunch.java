package org.lockkeeper.cli;

import org.lockkeeper.cli.output.ProgressBar;
import org.lockkeeper.cli.render.SandboxJson;
import org.lockkeeper.connection.ProjectKind;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.sandbox.Sandbox;
import org.lockkeeper.sandbox.SandboxStatus;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Progress;

/** Makes the sandbox run and prints where its workspace file is: that path and nothing else, so that a script can use it. */
final class SandboxLaunch {
    private SandboxLaunch() {}

    static int run(CliContext cli, ProjectKind kind, Work work) {
        Format format = cli.format();
        Sandbox sandbox = cli.services().sandbox();
        SandboxStatus status;
        try (ProgressBar bar = cli.progress()) {
            CancelToken cancel = new CancelToken();
            cli.interruption().onInterrupt(() -> {
                bar.clear();
                cli.message("Cancel asked for; what was started is stopped again.");
                cancel.cancel();
            });
            status = work.run(sandbox, bar, cancel);
        }
        Unclosed.tellOfSandbox(cli);
        switch (format) {
            case JSON -> cli.print(new SandboxJson(status));
            case TABLE, MARKDOWN, SQL -> cli.print(sandbox.workspace(kind) + System.lineSeparator());
        }
        return ExitCode.OK.value();
    }

    /** Starting or resetting. */
    @FunctionalInterface
    interface Work {
        SandboxStatus run(Sandbox sandbox, Progress progress, CancelToken cancel);
    }
}
