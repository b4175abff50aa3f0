package org.lockkeeper.logs.format;

import java.time.LocalDate;
import java.time.ZoneId;
import org.lockkeeper.logs.scan.Swar;

/**
 * Reads times as logs write them: {@code 2026-11-25 10:11:12.123 UTC}, {@code 2026-11-25T10:11:12,123+01:00}, {@code 2026/11/25 10:11:12},
 * {@code 25/Nov/2026:10:11:12 +0100}, {@code Nov 25 10:11:12}, seconds since the epoch. Days, seconds and zones repeat from line to line, so the last
 * ones are remembered.
 */
final class TimeReader {
    private static final int DATE_AND_TIME = 19;
    private static final int ACCESS = 20;
    private static final int SYSLOG = 15;
    private static final long DAY = 86_400_000L;

    private final Zones zones;
    private final NamedDays named = new NamedDays();
    private long dayWord;
    private int dayRest = -1;
    private long dayStart;
    private long secondBegin;
    private long secondMiddle;
    private long secondEnd;
    private long secondStart;
    private long millis;
    private int end;

    /** @param zone that of times that name none */
    TimeReader(ZoneId zone) {
        this.zones = new Zones(zone);
    }

    /** The time just read, in milliseconds since the epoch. */
    long millis() {
        return millis;
    }

    /** Behind the time just read. */
    int end() {
        return end;
    }

    /** Reads a time at that very place. */
    boolean read(byte[] b, int at, int to) {
        if (to - at < DATE_AND_TIME || (b[at + 4] != '-' && b[at + 4] != '/')) {
            return readAccess(b, at, to) || readEpoch(b, at, to);
        }
        if (!second(b, at)) {
            return false;
        }
        int i = at + DATE_AND_TIME;
        int fraction = 0;
        if (i < to && (b[i] == '.' || b[i] == ',')) {
            int first = ++i;
            for (; i < to && isDigit(b[i]); i++) {
                fraction = i - first < 3 ? fraction * 10 + b[i] - '0' : fraction;
            }
            for (int digits = i - first; digits < 3; digits++) {
                fraction *= 10;
            }
        }
        long local = secondStart + fraction;
        i = zones.read(b, i, to, local);
        millis = local - zones.offset();
        end = i;
        return true;
    }

    /** Date and time up to the second. */
    private boolean second(byte[] b, int at) {
        long begin = Swar.at(b, at);
        long middle = Swar.at(b, at + 8);
        long last = Swar.at(b, at + DATE_AND_TIME - 8);
        if (begin == secondBegin && middle == secondMiddle && last == secondEnd) {
            return true;
        }
        if (!day(b, at) || b[at + 13] != ':' || b[at + 16] != ':') {
            return false;
        }
        byte separator = b[at + 10];
        int hour = two(b, at + 11);
        int minute = two(b, at + 14);
        int second = two(b, at + 17);
        if ((separator != ' ' && separator != 'T')
                || hour < 0
                || hour > 24
                || minute < 0
                || minute > 59
                || second < 0) {
            return false;
        }
        secondStart = dayStart + hour * 3_600_000L + minute * 60_000L + second * 1000L;
        secondBegin = begin;
        secondMiddle = middle;
        secondEnd = last;
        return true;
    }

    private boolean day(byte[] b, int at) {
        long word = Swar.at(b, at);
        int rest = (b[at + 8] << 8) | b[at + 9];
        if (word == dayWord && rest == dayRest) {
            return true;
        }
        int year = two(b, at) * 100 + two(b, at + 2);
        int month = two(b, at + 5);
        int day = two(b, at + 8);
        if (b[at + 7] != b[at + 4] || year < 1900 || month < 1 || month > 12 || day < 1 || day > 31) {
            return false;
        }
        LocalDate date = LocalDate.of(year, month, 1).plusDays(day - 1L);
        dayStart = date.toEpochDay() * DAY;
        dayWord = word;
        dayRest = rest;
        return true;
    }

    /** What web servers write of a request: {@code 25/Nov/2026:10:11:12 +0100}. */
    private boolean readAccess(byte[] b, int at, int to) {
        if (to - at < ACCESS || b[at + 2] != '/' || b[at + 6] != '/' || b[at + 11] != ':' || !named.access(b, at)) {
            return false;
        }
        return clock(b, at + 12, to, named.start());
    }

    /**
     * Reads a time as syslog writes it, without a year: {@code Nov 25 10:11:12}.
     *
     * @param today a day near which, or before which, it lies
     */
    boolean readSyslog(byte[] b, int at, int to, LocalDate today) {
        boolean found = to - at >= SYSLOG && b[at + 3] == ' ' && b[at + 6] == ' ' && named.syslog(b, at, today);
        return found && clock(b, at + 7, at + SYSLOG, named.start());
    }

    /**
     * Hours, minutes and seconds.
     *
     * @param zoneTo up to where a zone may stand
     * @param start when the day begins
     */
    private boolean clock(byte[] b, int at, int zoneTo, long start) {
        int hour = two(b, at);
        int minute = two(b, at + 3);
        int second = two(b, at + 6);
        if (b[at + 2] != ':' || b[at + 5] != ':' || hour < 0 || hour > 24 || minute < 0 || minute > 59 || second < 0) {
            return false;
        }
        long local = start + hour * 3_600_000L + minute * 60_000L + second * 1000L;
        end = zones.read(b, at + 8, zoneTo, local);
        millis = local - zones.offset();
        return true;
    }

    /** {@code %n}: ten digits, and milliseconds behind a point. */
    private boolean readEpoch(byte[] b, int at, int to) {
        long value = 0;
        int i = at;
        for (; i < to && i - at < 13 && isDigit(b[i]); i++) {
            value = value * 10 + (b[i] - '0');
        }
        if (i - at != 10
                || i + 3 >= to
                || b[i] != '.'
                || !isDigit(b[i + 1])
                || !isDigit(b[i + 2])
                || !isDigit(b[i + 3])) {
            return false;
        }
        millis = value * 1000 + (b[i + 1] - '0') * 100L + (b[i + 2] - '0') * 10L + (b[i + 3] - '0');
        end = i + 4;
        return true;
    }

    static int two(byte[] b, int at) {
        int tens = b[at] - '0';
        int ones = b[at + 1] - '0';
        return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1000;
    }

    static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }
}
