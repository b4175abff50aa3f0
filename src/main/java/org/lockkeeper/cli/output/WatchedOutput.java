package org.lockkeeper.cli.output;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Remembers why writing failed, which {@link java.io.PrintStream} forgets: a reader that went away (as {@code head} does) is nothing to
 * speak of, a full disk is.
 */
public final class WatchedOutput extends FilterOutputStream {
    private Optional<String> failure = Optional.empty();

    public WatchedOutput(OutputStream out) {
        super(out);
    }

    /** The system's words for what went wrong; empty where all was written or nobody listens any more. */
    public Optional<String> failure() {
        return failure;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            String message = String.valueOf(e.getMessage());
            if (!message.contains("Broken pipe") && !message.contains("pipe is being closed")) {
                failure = Optional.of(message);
            }
            throw e;
        }
    }
}
