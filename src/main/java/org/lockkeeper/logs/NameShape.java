package org.lockkeeper.logs;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the names of a log's files have in common where each carries a date, a weekday or a number before its ending, as the escapes of PostgreSQL's
 * {@code log_filename} make them: {@code postgresql-2026-11-25_103000.log}, {@code postgresql-Wed.log}.
 *
 * @param before what stands before the date
 * @param after the ending
 */
record NameShape(String before, String after) {
    private static final String WORD =
            "(?<![a-z])(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:tember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])";
    private static final String PART = "(?:[0-9]+|" + WORD + ")";
    private static final Pattern DATED = Pattern.compile("(?i)(?<before>.*?)(?<date>" + PART + "(?:[-_.:T]*+" + PART
            + ")*)(?<after>\\.(?:log|csv|json|out|txt|err))?");

    /** Behind the ending a short number counts how old a file is; only a date tells it from the others for good. */
    private static final int DIGITS_OF_A_DATE = 6;

    /** Empty where a name has no such part. */
    static Optional<NameShape> of(String name) {
        Matcher matcher = DATED.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String after = matcher.group("after");
        long digits = matcher.group("date").chars().filter(Character::isDigit).count();
        return after == null && digits < DIGITS_OF_A_DATE
                ? Optional.empty()
                : Optional.of(new NameShape(matcher.group("before"), after == null ? "" : after));
    }

    /** Whether two names are of one log. */
    static boolean same(String one, String other) {
        return of(one).isPresent() && of(one).equals(of(other));
    }
}
