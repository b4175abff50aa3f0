package org.lockkeeper.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;
import picocli.CommandLine;

/**
 * The tree of commands. Building a command's description costs start-up time, so only those that the arguments name are built; all of
 * them where none is named, for the help.
 */
final class Commands {
    private Commands() {}

    static CommandLine tree(List<String> args, CliServices services, CliIo io, Interruption interruption) {
        CommonOptions options = new CommonOptions();
        CliContext context = new CliContext(services, io, options, interruption);
        CommandLine root = new CommandLine(new RootCommand(options));
        SequencedMap<String, Function<CliContext, CommandLine>> commands = commands();
        boolean all = args.stream().noneMatch(commands::containsKey);
        commands.forEach((name, command) -> {
            if (all || args.contains(name)) {
                root.addSubcommand(name, command.apply(context));
            }
        });
        // An argument is what was typed: "@name" is not a file of further arguments, whose content would end up in
        // errors.
        return root.setExpandAtFiles(false);
    }

    private static SequencedMap<String, Function<CliContext, CommandLine>> commands() {
        SequencedMap<String, Function<CliContext, CommandLine>> commands = new LinkedHashMap<>();
        commands.put("sandbox", SandboxCommand::tree);
        commands.put("profiles", ProfilesCommand::tree);
        commands.put("status", cli -> new CommandLine(new StatusCommand(cli)));
        commands.put("preview", cli -> new CommandLine(new PreviewCommand(cli)));
        commands.put("migrate", cli -> new CommandLine(new MigrateCommand(cli)));
        commands.put("deploy", cli -> new CommandLine(new DeployCommand(cli)));
        commands.put("resolve", cli -> new CommandLine(new ResolveCommand(cli)));
        commands.put("repair", cli -> new CommandLine(new RepairCommand(cli)));
        commands.put("recover", cli -> new CommandLine(new RecoverCommand(cli)));
        commands.put("verify", cli -> new CommandLine(new VerifyCommand(cli)));
        commands.put("sessions", cli -> new CommandLine(new SessionsCommand(cli)));
        commands.put("locks", cli -> new CommandLine(new LocksCommand(cli)));
        commands.put("cancel", cli -> new CommandLine(new CancelCommand(cli)));
        commands.put("terminate", cli -> new CommandLine(new TerminateCommand(cli)));
        commands.put("activity", ActivityCommand::tree);
        commands.put("record", cli -> new CommandLine(new RecordCommand(cli)));
        commands.put("replay", cli -> new CommandLine(new ReplayCommand(cli)));
        commands.put("backup", cli -> new CommandLine(new BackupCommand(cli)));
        commands.put("backups", BackupsCommand::tree);
        commands.put("restore", cli -> new CommandLine(new RestoreCommand(cli)));
        commands.put("runbook", RunbookCommand::tree);
        commands.put("logs", cli -> new CommandLine(new LogsCommand(cli)));
        commands.put("audit", AuditCommand::tree);
        commands.put("completion", cli -> new CommandLine(new CompletionCommand(cli)));
        return commands;
    }

    /** Every command. */
    static CommandLine wholeTree(CliContext cli) {
        return tree(List.of(), cli.services(), cli.io(), cli.interruption());
    }
}
