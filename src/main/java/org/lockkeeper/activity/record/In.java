package org.lockkeeper.activity.record;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads what {@link Out} has written. */
final class In {
    private final ByteBuffer bytes;

    In(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
    }

    long number() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte b = bytes.get();
            value |= (long) (b & 0x7F) << shift;
            if (b >= 0) {
                return value;
            }
        }
    }

    /** @throws IllegalArgumentException if it is none that was written: negative, or beyond an int */
    int count() {
        long count = number();
        if (count < 0 || count > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("a count of " + count);
        }
        return (int) count;
    }

    /** How many bytes or values follow, each of which takes a byte at least: no room is made for more than there can be. */
    private int size() {
        int size = count();
        if (size > bytes.remaining()) {
            throw new IllegalArgumentException(size + " are said to follow in " + bytes.remaining() + " bytes");
        }
        return size;
    }

    long signed() {
        long value = number();
        return (value >>> 1) ^ -(value & 1);
    }

    boolean isAtEnd() {
        return !bytes.hasRemaining();
    }

    boolean flag() {
        return bytes.get() != 0;
    }

    String text() {
        byte[] utf8 = new byte[size()];
        bytes.get(utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }

    <T> Optional<T> optional(Function<In, T> read) {
        return flag() ? Optional.of(read.apply(this)) : Optional.empty();
    }

    <T> List<T> list(Function<In, T> read) {
        int size = size();
        List<T> values = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            values.add(read.apply(this));
        }
        return values;
    }

    Instant instant(Instant reference) {
        return instant(Out.micros(reference) - signed());
    }

    static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000L);
    }
}
