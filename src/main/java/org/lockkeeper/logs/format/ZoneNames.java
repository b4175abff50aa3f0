package org.lockkeeper.logs.format;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Abbreviations of zones as PostgreSQL writes them by log_timezone, which are those of the tz database. Java's own list knows them for some
 * languages only, and takes BST for a zone at Greenwich's time. Where one stands for several zones, the reader's own comes first, then the
 * one with the most people: IST is India's, CST America's.
 */
final class ZoneNames {
    private static final Pattern ONE = Pattern.compile("([A-Z]+) ([+-]?\\d+)");
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("z", Locale.ENGLISH);

    /** With their offsets from UTC in minutes; those in summer have names of their own. */
    private static final Map<String, Integer> MINUTES = ONE.matcher("""
                    UTC 0 GMT 0 UCT 0 WET 0 WEST 60 BST 60 CET 60 CEST 120 EET 120 EEST 180 MSK 180
                    WAT 60 CAT 120 SAST 120 EAT 180 IDT 180 IST 330 PKT 300 WIB 420 WITA 480 WIT 540
                    HKT 480 PHST 480 PST -480 PDT -420 JST 540 KST 540 AWST 480 ACST 570 ACDT 630 AEST 600 AEDT 660
                    CHST 600 NZST 720 NZDT 780 SST -660 HST -600 HDT -540 AKST -540 AKDT -480 MST -420 MDT -360
                    CST -360 CDT -300 EST -300 EDT -240 AST -240 ADT -180 NST -210 NDT -150
                    """)
            .results()
            .collect(Collectors.toUnmodifiableMap(one -> one.group(1), one -> Integer.valueOf(one.group(2))));

    private ZoneNames() {}

    /**
     * What an abbreviation means.
     *
     * @param local the time that it stands behind
     * @param usual the reader's own zone
     */
    static Optional<ZoneOffset> offset(String name, LocalDateTime local, ZoneId usual) {
        ZonedDateTime own = local.atZone(usual);
        if (SHORT.format(own).equals(name)) {
            return Optional.of(own.getOffset());
        }
        return Optional.ofNullable(MINUTES.get(name)).map(minutes -> ZoneOffset.ofTotalSeconds(minutes * 60));
    }
}
