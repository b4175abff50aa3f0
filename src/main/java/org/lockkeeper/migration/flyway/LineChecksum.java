package org.lockkeeper.migration.flyway;

import java.util.zip.CRC32;

/**
 * Flyway's checksum of a UTF-8 script (its ChecksumCalculator): CRC32 over the bytes of each line without its end, a byte-order mark
 * left out. Flyway decodes and encodes each line to get there; the bytes at hand are the same.
 */
final class LineChecksum {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private LineChecksum() {}

    static int of(byte[] utf8) {
        CRC32 crc = new CRC32();
        int start = startsWithMark(utf8) ? BYTE_ORDER_MARK.length : 0;
        for (int i = start; i < utf8.length; i++) {
            if (utf8[i] == '\n' || utf8[i] == '\r') {
                crc.update(utf8, start, i - start);
                start = i + 1;
            }
        }
        crc.update(utf8, start, utf8.length - start);
        return (int) crc.getValue();
    }

    private static boolean startsWithMark(byte[] utf8) {
        for (int i = 0; i < BYTE_ORDER_MARK.length; i++) {
            if (utf8.length <= i || utf8[i] != BYTE_ORDER_MARK[i]) {
                return false;
            }
        }
        return true;
    }
}
