package org.lockkeeper.logs.bytes;

import java.io.Closeable;
import java.io.IOException;

/** Text that comes out of a file which is packed, or in another encoding, from its beginning to its end. One thread uses it at a time. */
interface TextSource extends Closeable {
    /**
     * The next bytes, as UTF-8 where it is another encoding.
     *
     * @return how many; -1 at the end
     */
    int read(byte[] into) throws IOException;

    /** How much of the file they came from, in its own bytes. */
    long done();

    /** The file's own size, in bytes. */
    long total() throws IOException;

    /** Whether it may have got more since its end was seen. */
    boolean isGrowing();

    /** Begins anew where the file was truncated. */
    default boolean beginAnew() throws IOException {
        return false;
    }
}
