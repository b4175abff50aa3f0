package org.lockkeeper.logs.scan;

import java.io.IOException;

/** Takes runs of whole lines. */
@FunctionalInterface
public interface LineVisitor {
    /**
     * Takes the lines in {@code [from, to)} of the buffer, which is used again afterwards. All end with a line end, save the last line of
     * the bytes and a line that is longer than the buffer may become, which comes in pieces.
     *
     * @param offset where {@code from} lies in the bytes
     * @param beginsLine whether a line begins at {@code from}, and is not a further piece of one
     */
    void lines(byte[] buffer, int from, int to, long offset, boolean beginsLine) throws IOException;
}
