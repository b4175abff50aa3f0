package org.lockkeeper.logs.format;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import org.lockkeeper.logs.scan.Swar;

/** A time that was copied out of a log, or out of a query's result. */
public final class WrittenTime {
    private WrittenTime() {}

    /**
     * Reads it.
     *
     * @param text a time as {@code %t}, {@code %m} and {@code %n} write it, or a timestamp with its offset, and nothing else
     * @param zone that of a text that names none
     */
    public static Optional<Instant> of(String text, ZoneId zone) {
        byte[] bytes = text.strip().getBytes(StandardCharsets.UTF_8);
        TimeReader times = new TimeReader(zone);
        boolean whole = times.read(Arrays.copyOf(bytes, bytes.length + Swar.SLACK), 0, bytes.length)
                && times.end() == bytes.length;
        return whole ? Optional.of(Instant.ofEpochMilli(times.millis())) : Optional.empty();
    }
}
