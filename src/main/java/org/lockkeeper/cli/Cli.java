package org.lockkeeper.cli;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.lockkeeper.cli.output.Inert;
import org.lockkeeper.cli.output.Tone;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line. */
public final class Cli {
    /** picocli lists the names of constants; what is typed is written in lower case everywhere else. */
    private static final Pattern LISTED_NAMES = Pattern.compile("(expected one of \\[[^]]*]) \\(case-insensitive\\)");

    private final CliIo io;
    private final CliServices services;
    private final List<String> args;
    private final Interruption interruption = new Interruption();

    private Cli(String[] args, CliServices services, CliIo io) {
        this.args = List.of(args);
        this.services = services;
        this.io = io;
    }

    /** Runs one command with this process's own streams and returns its exit code. */
    public static int run(String[] args, CliServices services) {
        return run(args, services, CliIo.system());
    }

    /** Runs one command and returns its exit code (see {@link ExitCode}). */
    public static int run(String[] args, CliServices services, CliIo io) {
        return new Cli(args, services, io).run();
    }

    /** Tells on this process's standard error of what went wrong beside a command, and does not change its end. */
    public static void tell(LockkeeperException beside) {
        System.err.println(beside.code() + ": " + Inert.line(beside.sentence()));
    }

    private int run() {
        int exitCode = executeAndTell();
        io.err().flush();
        interruption.end(exitCode);
        return exitCode;
    }

    @SuppressWarnings(
            "CatchingUnchecked") // the outermost frame: whatever comes here becomes a sentence and an exit code
    private int executeAndTell() {
        int exitCode;
        try {
            exitCode = execute();
        } catch (Throwable e) {
            exitCode = tell(Failure.of(e, services.log()));
        }
        io.out().flush();
        if (io.outputFailure().get().isPresent()) {
            io.err()
                    .println("LK-CLI-OUTPUT: The result could not be written: "
                            + io.outputFailure().get().get() + ".");
            return ExitCode.ATTENTION.value();
        }
        return exitCode;
    }

    private int execute() {
        CommandLine commandLine = Commands.tree(args, services, io, interruption);
        commandLine
                .setOut(writer(io.out()))
                .setErr(writer(io.err()))
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        io.terminal().out() && io.terminal().colour() ? Ansi.ON : Ansi.OFF))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((e, _) -> usageError(e))
                .setExecutionExceptionHandler((e, _, _) -> tell(Failure.of(e, services.log())));
        return commandLine.execute(args.toArray(String[]::new));
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, stream.charset()), true);
    }

    private int usageError(ParameterException e) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        StringBuilder sentence = new StringBuilder(LISTED_NAMES
                .matcher(String.valueOf(e.getMessage()).strip())
                .replaceFirst(names -> names.group(1).toLowerCase(Locale.ROOT))
                .replaceFirst("^Error: ", "")
                .replaceFirst("\\.?$", "."));
        if (e instanceof UnmatchedArgumentException unmatched
                && !unmatched.getSuggestions().isEmpty()) {
            sentence.append(" Did you mean ")
                    .append(String.join(" or ", unmatched.getSuggestions()))
                    .append("?");
        }
        sentence.append(" See \"").append(command).append(" --help\".");
        return tell(new Failure("LK-CLI-USAGE", ExitCode.USAGE, sentence.toString()));
    }

    private int tell(Failure failure) {
        if (wantsJson()) {
            byte[] document = failure.json().bytes();
            io.out().write(document, 0, document.length);
        } else {
            io.out().print(failure.dryRunText());
        }
        io.err().println(io.errPen().paint(Tone.BAD, failure.code()) + ": " + Inert.line(failure.sentence()));
        io.err().flush();
        return failure.exitCode().value();
    }

    /** From the arguments themselves, since they may be what is wrong. */
    private boolean wantsJson() {
        int option = args.indexOf("--format");
        return args.contains("--format=json")
                || (option >= 0
                        && option + 1 < args.size()
                        && args.get(option + 1).equalsIgnoreCase("json"));
    }
}
