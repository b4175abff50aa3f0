package org.lockkeeper.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The record of guarded actions. */
@Command(
        name = "audit",
        description =
                "The record of everything that Lockkeeper was permitted to change: who, where, what, why, how it was confirmed and how it ended.",
        footer = {
            "  lockkeeper audit show --format markdown",
            "  lockkeeper audit verify",
            "  lockkeeper audit export > trail.jsonl"
        })
final class AuditCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** The command with its own commands. */
    static CommandLine tree(CliContext cli) {
        return new CommandLine(new AuditCommand())
                .addSubcommand("show", new AuditShowCommand(cli))
                .addSubcommand("verify", new AuditVerifyCommand(cli))
                .addSubcommand("export", new AuditExportCommand(cli));
    }

    @Override
    public void run() {
        throw new ParameterException(
                new CommandLine(spec), "Say what to do with the audit trail: show, verify, export");
    }
}
