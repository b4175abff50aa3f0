package org.lockkeeper.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.util.Optional;
import java.util.function.Supplier;
import org.lockkeeper.cli.output.Pen;
import org.lockkeeper.cli.output.Terminal;
import org.lockkeeper.cli.output.WatchedOutput;

/**
 * Where results and messages go.
 *
 * @param out results
 * @param err progress and messages
 * @param outputFailure why results could not be written, in the system's words; empty as long as they could
 */
public record CliIo(PrintStream out, PrintStream err, Terminal terminal, Supplier<Optional<String>> outputFailure) {
    /** Streams that cannot fail, such as a test's. */
    public CliIo(PrintStream out, PrintStream err, Terminal terminal) {
        this(out, err, terminal, Optional::empty);
    }

    /** This process's own streams. */
    public static CliIo system() {
        WatchedOutput watched = new WatchedOutput(new FileOutputStream(FileDescriptor.out));
        PrintStream out = new PrintStream(new BufferedOutputStream(watched, 1 << 14), false, System.out.charset());
        return new CliIo(out, System.err, Terminal.detect(System.getenv()), watched::failure);
    }

    /** How results are written. */
    Pen outPen() {
        return Pen.of(out.charset(), terminal.out() && terminal.colour(), terminal.out() ? terminal.width() : 0);
    }

    /** How progress and messages are written. */
    Pen errPen() {
        return Pen.of(err.charset(), terminal.err() && terminal.colour(), terminal.err() ? terminal.width() : 0);
    }
}
