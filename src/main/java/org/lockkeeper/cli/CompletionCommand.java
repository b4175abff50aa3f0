package org.lockkeeper.cli;

import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints a completion script. */
@Command(
        name = "completion",
        description = "Prints a completion script for a shell.",
        footer = {"  source <(lockkeeper completion bash)", "  lockkeeper completion zsh > ~/.lockkeeper-completion.zsh"
        })
final class CompletionCommand implements Runnable {
    private final CliContext cli;

    @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
    private Shell shell = Shell.BASH;

    CompletionCommand(CliContext cli) {
        this.cli = cli;
    }

    @Override
    public void run() {
        if (cli.options().format() != Format.TABLE) {
            throw new LockkeeperException(
                    "LK-CLI-USAGE",
                    ExitCode.USAGE,
                    "This command prints a shell script and has no format \"%s\"; leave --format out."
                            .formatted(cli.options().format()));
        }
        String script = AutoComplete.bash("lockkeeper", Commands.wholeTree(cli));
        cli.print(
                switch (shell) {
                    case BASH -> script;
                    // zsh runs the same script through its own emulation of bash's completion.
                    case ZSH ->
                        "autoload -U +X compinit && compinit\nautoload -U +X bashcompinit && bashcompinit\n" + script;
                });
    }

    /** The shells that picocli's script works in. */
    enum Shell {
        BASH,
        ZSH
    }
}
