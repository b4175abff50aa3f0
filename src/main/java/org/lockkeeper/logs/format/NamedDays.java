package org.lockkeeper.logs.format;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.MonthDay;
import org.lockkeeper.logs.scan.Swar;

/** Days whose month is a word. The last ones are remembered. */
final class NamedDays {
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
    private static final long DAY = 86_400_000L;
    private static final long SIX_BYTES = 0xffff_ffff_ffffL;
    /** A log may be looked at while it is written, also where its clock is ahead. */
    private static final int DAYS_AHEAD = 7;

    private long monthWord;
    private long monthStart;
    private long dayWord;
    private long dayStart;
    private long start;

    /** When the day just read begins, in milliseconds since the epoch, where its zone is UTC. */
    long start() {
        return start;
    }

    /** {@code 25/Nov/2026}. */
    boolean access(byte[] b, int at) {
        int day = TimeReader.two(b, at);
        long word = Swar.at(b, at + 3);
        if (word != monthWord) {
            int month = month(b, at + 3);
            int year = TimeReader.two(b, at + 7) * 100 + TimeReader.two(b, at + 9);
            if (month == 0 || year < 1900) {
                return false;
            }
            monthStart = LocalDate.of(year, month, 1).toEpochDay() * DAY;
            monthWord = word;
        }
        start = monthStart + (day - 1) * DAY;
        return day >= 1 && day <= 31;
    }

    /** {@code Nov 25}, {@code Nov  5}: the last such day that is not far ahead of that one. */
    boolean syslog(byte[] b, int at, LocalDate today) {
        long word = Swar.at(b, at) & SIX_BYTES;
        if (word != dayWord) {
            int month = month(b, at);
            int day = (b[at + 4] == ' ' ? 0 : (b[at + 4] - '0') * 10) + b[at + 5] - '0';
            if (month == 0 || day < 1 || day > MonthDay.of(month, 1).getMonth().maxLength()) {
                return false;
            }
            LocalDate latest = today.plusDays(DAYS_AHEAD);
            MonthDay wanted = MonthDay.of(month, day);
            LocalDate found = wanted.atYear(latest.getYear());
            dayStart = (found.isAfter(latest) ? wanted.atYear(latest.getYear() - 1) : found).toEpochDay() * DAY;
            dayWord = word;
        }
        start = dayStart;
        return true;
    }

    private static int month(byte[] b, int at) {
        int place = MONTHS.indexOf(new String(b, at, 3, StandardCharsets.US_ASCII));
        return place >= 0 && place % 3 == 0 ? place / 3 + 1 : 0;
    }
}
