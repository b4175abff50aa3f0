package org.lockkeeper.logs.finding;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a message is weighed by, and whom it is about.
 *
 * @param value milliseconds or bytes; 0 where there is nothing to weigh
 * @param subject a role, a table; empty where it tells of nobody
 * @param apart whether it is one of those that a sentence tells apart: a checkpoint that came too soon, a process that was killed
 */
record Measure(double value, String subject, boolean apart) {
    private static final Pattern DURATION = Pattern.compile("duration: ([0-9]{1,12}\\.?[0-9]*) ms");
    private static final Pattern AFTER = Pattern.compile("after ([0-9]{1,12}\\.?[0-9]*) ms");
    private static final Pattern TOTAL = Pattern.compile("total=([0-9]{1,9}\\.?[0-9]*) s");
    private static final Pattern SIZE = Pattern.compile("size ([0-9]{1,18})");
    private static final Pattern ROLE = Pattern.compile("(?:user|role) \"([^\"]{1,120})\"");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]{1,120})\"");

    static Measure of(FindingKind kind, String text) {
        return switch (kind) {
            case SLOW_STATEMENT -> new Measure(number(DURATION, text), "", false);
            case LOCK_WAIT -> new Measure(number(AFTER, text), "", false);
            case CHECKPOINT -> new Measure(number(TOTAL, text) * 1_000, "", text.contains("too frequently"));
            case TEMPORARY_FILE -> new Measure(number(SIZE, text), "", false);
            case FAILED_LOGIN -> new Measure(0, first(ROLE, text).orElseGet(() -> quoted(text)), false);
            case AUTOVACUUM -> new Measure(0, quoted(text), false);
            case OUT_OF_MEMORY -> new Measure(0, "", text.contains(FindingKind.KILLED));
            case DEADLOCK -> new Measure(0, "", false);
        };
    }

    private static double number(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Double.parseDouble(matcher.group(1)) : 0;
    }

    private static String quoted(String text) {
        return first(QUOTED, text).orElse("");
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
