package org.lockkeeper.logs.bytes;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;
import org.lockkeeper.logs.bytes.LogFiles.Packing;

/** Tells from a file's first bytes what it is packed with: the magic numbers of RFC 1952 and RFC 8878, or UTF-16. */
final class PackingSniffer {
    private static final int SAMPLE = 512;

    private PackingSniffer() {}

    static Packing of(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(SAMPLE);
        while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) > 0) {
            // fills up
        }
        return of(bytes.array(), bytes.position());
    }

    private static Packing of(byte[] b, int length) {
        int head = 0;
        for (int i = 0; i < 4 && i < length; i++) {
            head |= (b[i] & 0xff) << (8 * i);
        }
        if (length >= 2 && (head & 0xffff) == 0x8b1f) {
            return Packing.GZIP;
        }
        if (length >= 4 && (head == 0xfd2fb528 || (head & 0xfffffff0) == 0x184d2a50)) {
            return Packing.ZSTD;
        }
        if (length >= 2 && (head & 0xffff) == 0xfeff) {
            return Packing.UTF16_LE;
        }
        if (length >= 2 && (head & 0xffff) == 0xfffe) {
            return Packing.UTF16_BE;
        }
        return withoutMark(b, length);
    }

    /** What a file is packed with that is not unpacked here, by its first bytes as the magic database of file(1) has them. */
    static Optional<String> foreign(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES);
        while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) > 0) {
            // fills up
        }
        long head = bytes.getLong(0);
        if (head >>> 16 == 0xfd377a585a00L) {
            return Optional.of("xz");
        }
        if (head >>> 40 == 0x425a68L && (head & 0xffff_ffffL) == 0x31415926L) {
            return Optional.of("bzip2");
        }
        if (head >>> 32 == 0x04224d18L) {
            return Optional.of("LZ4");
        }
        return Optional.of("zip").filter(_ -> head >>> 32 == 0x504b0304L);
    }

    /** Text of Latin letters in UTF-16 has a zero in every second byte and hardly one elsewhere. */
    private static Packing withoutMark(byte[] b, int length) {
        int even = 0;
        int odd = 0;
        for (int i = 0; i + 1 < length; i += 2) {
            even += b[i] == 0 ? 1 : 0;
            odd += b[i + 1] == 0 ? 1 : 0;
        }
        int most = length / 2;
        if (most >= 8 && odd > most * 9 / 10 && even == 0) {
            return Packing.UTF16_LE;
        }
        if (most >= 8 && even > most * 9 / 10 && odd == 0) {
            return Packing.UTF16_BE;
        }
        return Packing.NONE;
    }
}
