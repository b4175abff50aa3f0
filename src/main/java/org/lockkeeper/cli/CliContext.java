package org.lockkeeper.cli;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.lockkeeper.cli.output.Inert;
import org.lockkeeper.cli.output.JsonDocument;
import org.lockkeeper.cli.output.ProgressBar;
import org.lockkeeper.cli.output.Tone;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.connection.WorkspaceFile;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.workspace.WorkspaceServices;

/** What a command works with: the services, the streams and the options that every command takes. */
record CliContext(CliServices services, CliIo io, CommonOptions options, Interruption interruption) {
    /**
     * The wanted format.
     *
     * @param beyond formats that the command knows beside table and JSON
     */
    Format format(Format... beyond) {
        Set<Format> known = EnumSet.of(Format.TABLE, Format.JSON);
        known.addAll(Arrays.asList(beyond));
        if (!known.contains(options.format())) {
            throw new LockkeeperException(
                    "LK-CLI-USAGE",
                    ExitCode.USAGE,
                    "This command has no format \"%s\"; pass --format %s."
                            .formatted(
                                    options.format(),
                                    known.stream().map(Format::toString).collect(Collectors.joining(", "))));
        }
        return options.format();
    }

    /** The workspace that {@code --workspace} names. */
    Workspace workspace() {
        return WorkspaceFile.read(options.workspace());
    }

    /** The services over that workspace; the caller closes them. */
    WorkspaceServices open() {
        WorkspaceServices open = services.open(workspace());
        Unclosed.tell(this, open);
        return open;
    }

    /** Prints a result. */
    void print(String text) {
        io.out().print(text);
    }

    /** Prints the one document that standard output gets; always UTF-8, as JSON is. */
    void print(JsonDocument document) {
        byte[] bytes = document.bytes();
        io.out().write(bytes, 0, bytes.length);
    }

    /** Tells something beside the result. */
    void message(String text) {
        if (!options.quiet()) {
            io.err().println(Inert.block(text));
        }
    }

    /** Tells of what failed beside the rest of the result, also where nothing beside it is wanted. */
    void trouble(LockkeeperException failed) {
        io.err().println(io.errPen().paint(Tone.BAD, failed.code()) + ": " + Inert.line(failed.sentence()));
    }

    /** What Ctrl+C asks for from here on; the process stays until the server has confirmed. */
    CancelToken cancelledByInterrupt() {
        CancelToken cancel = new CancelToken();
        interruption.onInterrupt(() -> {
            message("Cancel asked for; waiting for the server to confirm.");
            cancel.cancel();
        });
        return cancel;
    }

    ProgressBar progress() {
        return new ProgressBar(io.err(), io.errPen(), io.terminal().err() && !options.quiet());
    }
}
