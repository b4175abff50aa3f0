package org.lockkeeper.backup;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Passes a script on without what large objects hold: pg_dump writes that as statements, a line each, and all of it would have to be kept
 * in memory to find the definitions. Call it with the script without the rows of tables, which could begin a line in the same way.
 */
final class WithoutContents extends FilterOutputStream {
    private static final byte[] WRITE = "SELECT pg_catalog.lowrite(0, ".getBytes(StandardCharsets.US_ASCII);

    private final ByteArrayOutputStream start = new ByteArrayOutputStream();
    private State state = State.START;

    private enum State {
        /** What may still be such a line is held back. */
        START,
        PASSED,
        LEFT_OUT
    }

    WithoutContents(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int b) throws IOException {
        if (state == State.START) {
            start.write(b);
            if (b != WRITE[start.size() - 1]) {
                giveBack();
            } else if (start.size() == WRITE.length) {
                state = State.LEFT_OUT;
                start.reset();
            }
        } else if (state == State.PASSED) {
            out.write(b);
        }
        if (b == '\n') {
            state = State.START;
        }
    }

    private void giveBack() throws IOException {
        start.writeTo(out);
        start.reset();
        state = State.PASSED;
    }

    @Override
    public void close() throws IOException {
        start.writeTo(out);
        start.reset();
        super.close();
    }
}
