package org.lockkeeper.logs;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.lockkeeper.logs.bytes.LogBytes;
import org.lockkeeper.logs.format.FormatSniffer;
import org.lockkeeper.logs.format.LogFormat;

/** How a log is written, as far as its lines tell: of one that has few or none it is found out again when more have come. */
final class KnownFormat {
    private final LogBytes bytes;
    private final ZoneId zone;
    private final Optional<LocalDate> today;
    private final Optional<String> prefix;
    private volatile FormatSniffer.Sniffed sniffed;
    private volatile boolean whole;

    /**
     * Looks at what is there.
     *
     * @param clock its zone is that of times that name none, its day near that of times that name no year
     * @param prefix the log_line_prefix that the server says it has set
     */
    KnownFormat(LogBytes bytes, Clock clock, Optional<String> prefix) throws IOException {
        this.bytes = bytes;
        this.zone = clock.getZone();
        this.today = Optional.of(LocalDate.now(clock));
        this.prefix = prefix;
        this.whole = bytes.isWhole();
        this.sniffed = FormatSniffer.sniff(bytes, zone, today, prefix);
    }

    LogFormat format() {
        return sniffed.format();
    }

    /**
     * Looks again where that was not certain; where little was unpacked, also when all is.
     *
     * @return whether it turned out to be another one
     */
    boolean hasChanged() throws IOException {
        boolean wholeNow = bytes.isWhole();
        if (sniffed.certain() && (whole || !wholeNow)) {
            return false;
        }
        whole = wholeNow;
        LogFormat before = sniffed.format();
        sniffed = FormatSniffer.sniff(bytes, zone, today, prefix);
        return !before.equals(sniffed.format());
    }
}
