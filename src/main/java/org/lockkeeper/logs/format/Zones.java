package org.lockkeeper.logs.format;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.lockkeeper.logs.scan.Swar;

/** Reads the zone behind a time: an offset, {@code Z}, or an abbreviation such as PostgreSQL writes by log_timezone. */
final class Zones {
    private static final int LONGEST_NAME = 6;
    private static final long NOTHING = -1;
    private static final long HOUR = 3_600_000L;

    private final ZoneId usual;
    private long knownName = NOTHING;
    private long knownOffset;
    private boolean isName;
    private long nameWord;
    private long nameMask;
    private int nameLength;
    private long nameOffset;
    private long usualHour = Long.MIN_VALUE;
    private long usualOffset;
    private long offset;

    Zones(ZoneId usual) {
        this.usual = usual;
    }

    /** How far the zone just read is ahead of UTC, in milliseconds. */
    long offset() {
        return offset;
    }

    /**
     * Reads a zone at that place, with or without a space before it.
     *
     * @param local the time before it, in milliseconds, which settles whose summer it is
     * @return behind the zone, or {@code at} where there is none
     */
    int read(byte[] b, int at, int to, long local) {
        if (nameMask != 0 && ((Swar.at(b, at) ^ nameWord) & nameMask) == 0 && at + nameLength < to) {
            offset = nameOffset;
            return at + nameLength;
        }
        int i = at < to && b[at] == ' ' ? at + 1 : at;
        if (i < to && b[i] == 'Z') {
            offset = 0;
            return i + 1;
        }
        if (i + 2 < to && (b[i] == '+' || b[i] == '-') && TimeReader.isDigit(b[i + 1])) {
            return numeric(b, i, to);
        }
        int end = i;
        long name = 0;
        while (end < to && end - i < LONGEST_NAME && b[end] >= 'A' && b[end] <= 'Z') {
            name = (name << 8) | b[end++];
        }
        if (end - i >= 3 && named(b, i, end, name, local)) {
            remember(b, at, end);
            return end;
        }
        offset = usualOffset(local);
        return at;
    }

    /** Most lines have the zone of the one before; what stands behind it belongs to it, since a longer name is another one. */
    private void remember(byte[] b, int at, int end) {
        nameLength = end - at;
        nameMask = nameLength < 8 ? -1L >>> ((7 - nameLength) * 8) : 0;
        nameWord = Swar.at(b, at);
        nameOffset = offset;
    }

    private int numeric(byte[] b, int at, int to) {
        int i = at + 1;
        int digits = 0;
        int value = 0;
        for (; i < to && digits < 4 && (TimeReader.isDigit(b[i]) || (b[i] == ':' && digits == 2)); i++) {
            if (b[i] != ':') {
                value = value * 10 + (b[i] - '0');
                digits++;
            }
        }
        int minutes = digits <= 2 ? value * 60 : value / 100 * 60 + value % 100;
        offset = (b[at] == '-' ? -minutes : minutes) * 60_000L;
        return i;
    }

    private boolean named(byte[] b, int from, int to, long name, long local) {
        if (name != knownName) {
            Optional<ZoneOffset> found = lookUp(new String(b, from, to - from, StandardCharsets.US_ASCII), local);
            knownName = name;
            isName = found.isPresent();
            knownOffset = found.map(z -> z.getTotalSeconds() * 1000L).orElse(0L);
        }
        offset = knownOffset;
        return isName;
    }

    private Optional<ZoneOffset> lookUp(String name, long local) {
        return Severity.ofWord(name).isPresent()
                ? Optional.empty()
                : ZoneNames.offset(
                        name, LocalDateTime.ofEpochSecond(Math.floorDiv(local, 1000L), 0, ZoneOffset.UTC), usual);
    }

    /** Changes of the clock come on the hour, or on a part of one that no zone of today uses. */
    private long usualOffset(long local) {
        long hour = Math.floorDiv(local, HOUR);
        if (hour != usualHour) {
            usualHour = hour;
            Instant guess = Instant.ofEpochMilli(local);
            ZoneOffset first = usual.getRules().getOffset(guess);
            usualOffset = usual.getRules()
                            .getOffset(guess.minusSeconds(first.getTotalSeconds()))
                            .getTotalSeconds()
                    * 1000L;
        }
        return usualOffset;
    }
}
