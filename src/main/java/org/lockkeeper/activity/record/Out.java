package org.lockkeeper.activity.record;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Writes numbers in as few bytes as they need: seven bits a byte, the lowest first, as Protocol Buffers does. */
final class Out {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 14);

    void number(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes.write((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        bytes.write((int) rest);
    }

    /** A number that can be below zero: the sign goes into the lowest bit. */
    void signed(long value) {
        number((value << 1) ^ (value >> 63));
    }

    void flag(boolean value) {
        bytes.write(value ? 1 : 0);
    }

    void text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        number(utf8.length);
        bytes.write(utf8, 0, utf8.length);
    }

    <T> void optional(Optional<T> value, BiConsumer<Out, T> write) {
        flag(value.isPresent());
        value.ifPresent(there -> write.accept(this, there));
    }

    <T> void list(List<T> values, BiConsumer<Out, T> write) {
        number(values.size());
        values.forEach(value -> write.accept(this, value));
    }

    /** As microseconds before another moment, which is short for what was a moment ago. */
    void instant(Instant value, Instant reference) {
        signed(micros(reference) - micros(value));
    }

    static long micros(Instant value) {
        return value.getEpochSecond() * 1_000_000 + value.getNano() / 1_000;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
