package org.lockkeeper.files;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SHA-256 of the system's libcrypto (OpenSSL's {@code SHA256_Init}, {@code SHA256_Update} and {@code SHA256_Final}, in all versions since
 * 0.9.7), which knows the processor's instructions for it.
 */
final class CryptoLibrary {
    private static final Logger LOG = LoggerFactory.getLogger(CryptoLibrary.class);
    private static final String[] NAMES = {"libcrypto.so.3", "libcrypto.so.1.1"};
    /** {@code SHA256_CTX} has 112; the rest is room to spare. */
    private static final long STATE_BYTES = 256;

    private static final int HASH_BYTES = 32;

    private static final Optional<CryptoLibrary> FOUND = find();

    private final MethodHandle init;
    private final MethodHandle update;
    private final MethodHandle end;

    @SuppressWarnings("restricted") // the product is started with the right to call native code
    private CryptoLibrary(SymbolLookup library) {
        Linker linker = Linker.nativeLinker();
        this.init = linker.downcallHandle(
                library.findOrThrow("SHA256_Init"), FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
        // The bytes are read where Java has them; a call takes less than a millisecond.
        this.update = linker.downcallHandle(
                library.findOrThrow("SHA256_Update"),
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG),
                Linker.Option.critical(true));
        this.end = linker.downcallHandle(
                library.findOrThrow("SHA256_Final"),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS));
    }

    /** The system's; empty where it has none that can be used. */
    static Optional<CryptoLibrary> found() {
        return FOUND;
    }

    @SuppressWarnings("restricted")
    private static Optional<CryptoLibrary> find() {
        boolean known = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")
                && ValueLayout.ADDRESS.byteSize() == Long.BYTES;
        for (String name : known ? NAMES : new String[0]) {
            try {
                return Optional.of(new CryptoLibrary(SymbolLookup.libraryLookup(name, Arena.global())));
            } catch (RuntimeException e) {
                LOG.debug("{} cannot be used", name, e);
            }
        }
        return Optional.empty();
    }

    /** Where a hash is made; given up with the last who holds it. */
    MemorySegment begin() {
        MemorySegment state = Arena.ofAuto().allocate(STATE_BYTES, Long.BYTES);
        restart(state);
        return state;
    }

    void restart(MemorySegment state) {
        try {
            check((int) init.invokeExact(state));
        } catch (Throwable e) {
            throw failure(e);
        }
    }

    void update(MemorySegment state, byte[] bytes, int from, int count) {
        try {
            check((int) update.invokeExact(state, MemorySegment.ofArray(bytes).asSlice(from, count), (long) count));
        } catch (Throwable e) {
            throw failure(e);
        }
    }

    byte[] end(MemorySegment state) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment hash = arena.allocate(HASH_BYTES);
            check((int) end.invokeExact(hash, state));
            return hash.toArray(ValueLayout.JAVA_BYTE);
        } catch (Throwable e) {
            throw failure(e);
        }
    }

    private static void check(int answer) {
        if (answer != 1) {
            throw new IllegalStateException("libcrypto answered " + answer);
        }
    }

    private static RuntimeException failure(Throwable e) {
        return e instanceof RuntimeException known
                ? known
                : new IllegalStateException("libcrypto could not be called", e);
    }
}
