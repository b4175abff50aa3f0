package org.lockkeeper.files;

import java.lang.foreign.MemorySegment;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/**
 * SHA-256 for large files. Java knows the processor's instructions for it in its second compiler alone, which the product runs without; the
 * system's library is six times as fast. Where there is none, or it does not hash as Java does, it is Java's own.
 */
public final class Sha256 extends MessageDigest {
    private static final byte[] SAMPLE = "lockkeeper".repeat(20).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private static final Optional<CryptoLibrary> LIBRARY = CryptoLibrary.found().filter(Sha256::hashesAsJavaDoes);

    private final CryptoLibrary library;
    private final MemorySegment state;
    private final byte[] one = new byte[1];

    private Sha256(CryptoLibrary library) {
        super("SHA-256");
        this.library = library;
        this.state = library.begin();
    }

    /** A new one; one thread uses it at a time. */
    public static MessageDigest make() {
        return LIBRARY.<MessageDigest>map(Sha256::new).orElseGet(Sha256::ofJava);
    }

    private static boolean hashesAsJavaDoes(CryptoLibrary library) {
        return MessageDigest.isEqual(new Sha256(library).digest(SAMPLE), ofJava().digest(SAMPLE));
    }

    private static MessageDigest ofJava() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    protected int engineGetDigestLength() {
        return 32;
    }

    @Override
    protected void engineUpdate(byte input) {
        one[0] = input;
        library.update(state, one, 0, 1);
    }

    @Override
    protected void engineUpdate(byte[] input, int offset, int length) {
        library.update(state, input, offset, length);
    }

    @Override
    protected byte[] engineDigest() {
        byte[] hash = library.end(state);
        engineReset();
        return hash;
    }

    @Override
    protected void engineReset() {
        library.restart(state);
    }
}
