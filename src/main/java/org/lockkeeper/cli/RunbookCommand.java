package org.lockkeeper.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What to do when it went wrong. */
@Command(
        name = "runbook",
        description = {
            "What to do when it went wrong: whether to roll back and how, and what is the matter with a database that is down.",
            "Looking changes nothing; the one change that is offered, removing rows of the history, goes through the guard."
        },
        footer = {
            "  lockkeeper runbook rollback --env prod-eu",
            "  lockkeeper runbook code-only --env prod-eu",
            "  lockkeeper runbook revert 20261120101500_add_coupon",
            "  lockkeeper runbook down --env prod-eu"
        })
final class RunbookCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    private RunbookCommand() {}

    /** The command with its own commands. */
    static CommandLine tree(CliContext cli) {
        return new CommandLine(new RunbookCommand())
                .addSubcommand("rollback", new RunbookRollbackCommand(cli))
                .addSubcommand("code-only", new RunbookCodeOnlyCommand(cli))
                .addSubcommand("revert", new RunbookRevertCommand(cli))
                .addSubcommand("forget", new RunbookForgetCommand(cli))
                .addSubcommand("down", new RunbookDownCommand(cli));
    }

    @Override
    public void run() {
        throw new ParameterException(
                new CommandLine(spec), "Say which runbook: rollback, code-only, revert, forget, down");
    }
}
