package org.lockkeeper.backup;

import java.security.MessageDigest;
import java.util.HexFormat;
import org.lockkeeper.files.Sha256;

/**
 * What a large object holds.
 *
 * @param bytes its size
 * @param digest lower-case hex: the SHA-256 over the SHA-256 of each MiB, as {@code large_object_contents.sql} has it
 */
record LargeObject(long bytes, String digest) {
    /** Reads one piece by piece, of any size. */
    static final class Reader {
        private static final int STRETCH = 1 << 20;

        private final MessageDigest whole = Sha256.make();
        private final MessageDigest stretch = Sha256.make();
        private long bytes;

        void add(byte[] piece) {
            int from = 0;
            while (from < piece.length) {
                int room = (int) (STRETCH - bytes % STRETCH);
                int length = Math.min(room, piece.length - from);
                stretch.update(piece, from, length);
                bytes += length;
                from += length;
                if (length == room) {
                    whole.update(stretch.digest());
                }
            }
        }

        /** Ends it. */
        LargeObject read() {
            if (bytes % STRETCH != 0) {
                whole.update(stretch.digest());
            }
            return new LargeObject(bytes, HexFormat.of().formatHex(whole.digest()));
        }
    }
}
