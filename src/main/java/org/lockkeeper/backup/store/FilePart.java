package org.lockkeeper.backup.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of a file that is sent as one part.
 *
 * @param number from 1
 * @param offset in bytes
 * @param length in bytes
 */
record FilePart(int number, long offset, long length) {
    private static final long MEBIBYTE = 1 << 20;
    private static final int BUFFER = 1 << 17;

    /** What a part has unless that made too many of them; a file of up to this size is sent in one go. */
    static final long USUAL_BYTES = 16 * MEBIBYTE;

    /** S3's limit. */
    private static final int MOST_PARTS = 10_000;

    /** Cuts a file; the same size is always cut the same way, so that an upload can go on later. */
    static List<FilePart> of(long fileBytes) {
        long least = Math.ceilDiv(Math.ceilDiv(fileBytes, MOST_PARTS), MEBIBYTE) * MEBIBYTE;
        long size = Math.max(USUAL_BYTES, least);
        List<FilePart> parts = new ArrayList<>();
        for (long offset = 0; offset < fileBytes || parts.isEmpty(); offset += size) {
            parts.add(new FilePart(parts.size() + 1, offset, Math.min(size, fileBytes - offset)));
        }
        return parts;
    }

    /**
     * Reads the part and hashes it.
     *
     * @param whole takes in the part's bytes too
     */
    PartDigest digest(FileChannel channel, MessageDigest whole) throws IOException {
        MessageDigest sha256 = Digests.sha256();
        MessageDigest md5 = Digests.md5();
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        long left = length;
        while (left > 0) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), left));
            int read = channel.read(buffer, offset + length - left);
            if (read < 0) {
                throw new IOException("the file became shorter while it was read");
            }
            left -= read;
            sha256.update(buffer.array(), 0, read);
            md5.update(buffer.array(), 0, read);
            whole.update(buffer.array(), 0, read);
        }
        return new PartDigest(number, length, sha256.digest(), md5.digest());
    }

    /** The part's bytes; opened anew for each try. */
    InputStream open(Path file, Sending sending) throws IOException {
        return new PartStream(file, this, sending);
    }
}
