package org.lockkeeper.migration.prisma;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The checksums of Prisma Migrate, as in schema-engine's {@code schema-connector/src/checksum.rs}. */
final class Checksums {
    private static final int LENGTH = 64;

    private Checksums() {}

    /** SHA-256 of the script's bytes in lower-case hex: what goes into the history. */
    static String of(byte[] script) {
        return HexFormat.of().formatHex(sha256(script));
    }

    /** Whether a script is the one that the history names, line ends aside. */
    static boolean matches(byte[] script, String stored) {
        byte[] lf = withLf(script);
        return equal(sha256(script), stored) || equal(sha256(lf), stored) || equal(sha256(withCrLf(lf)), stored);
    }

    private static boolean equal(byte[] hash, String stored) {
        boolean padded = stored.length() == LENGTH || stored.isEmpty();
        return stored.equals(padded ? HexFormat.of().formatHex(hash) : withoutPadding(hash));
    }

    /** Early versions wrote each byte without its leading zero. */
    private static String withoutPadding(byte[] hash) {
        StringBuilder text = new StringBuilder(LENGTH);
        for (byte b : hash) {
            text.append(Integer.toHexString(b & 0xff));
        }
        return text.toString();
    }

    private static byte[] withLf(byte[] script) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(script.length);
        for (int i = 0; i < script.length; i++) {
            if (script[i] != '\r' || i + 1 == script.length || script[i + 1] != '\n') {
                out.write(script[i]);
            }
        }
        return out.toByteArray();
    }

    private static byte[] withCrLf(byte[] lf) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(lf.length + lf.length / 16);
        for (byte b : lf) {
            if (b == '\n') {
                out.write('\r');
            }
            out.write(b);
        }
        return out.toByteArray();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
