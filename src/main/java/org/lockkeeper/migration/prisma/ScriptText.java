package org.lockkeeper.migration.prisma;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;

/** From a script's bytes to the text that the server gets. */
final class ScriptText {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final int BUFFER = 8192;

    private ScriptText() {}

    /**
     * The text, without a byte-order mark: the server would take that for part of the first word.
     *
     * @throws LockkeeperException if the bytes cannot be sent, with the place of the first that cannot
     */
    static String decode(String migration, byte[] bytes) {
        problem(bytes).ifPresent(problem -> {
            throw new LockkeeperException(
                    "LK-MIG-ENCODING",
                    ExitCode.ATTENTION,
                    "The script of migration %s cannot be run: %s".formatted(migration, problem));
        });
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    /** Whether the file begins with UTF-8's byte-order mark. */
    static boolean hasByteOrderMark(byte[] bytes) {
        return bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
    }

    /** What keeps the bytes from being SQL in UTF-8, as a sentence. */
    static Optional<String> problem(byte[] bytes) {
        boolean ascii = true;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                return Optional.of(
                        "migration.sql contains a NUL byte at offset %d (it may be UTF-16). Save the file as UTF-8."
                                .formatted(i));
            }
            ascii &= bytes[i] > 0;
        }
        return ascii ? Optional.empty() : malformedAt(bytes).map(offset -> notUtf8(bytes, offset));
    }

    private static String notUtf8(byte[] bytes, int offset) {
        return "migration.sql is not UTF-8: byte 0x%02X at offset %d. Save the file as UTF-8."
                .formatted(bytes[offset] & 0xff, offset);
    }

    private static Optional<Integer> malformedAt(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(BUFFER);
        while (true) {
            CoderResult result = decoder.decode(in, out.clear(), true);
            if (result.isError()) {
                return Optional.of(in.position());
            }
            if (result.isUnderflow()) {
                return Optional.empty();
            }
        }
    }
}
