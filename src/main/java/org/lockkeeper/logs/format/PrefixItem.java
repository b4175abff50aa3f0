package org.lockkeeper.logs.format;

import java.util.ArrayList;
import java.util.List;

/** A piece of a log_line_prefix: a text, or an escape that stands for a value. */
sealed interface PrefixItem {
    /** A text that stands there as it is. */
    record Literal(String text) implements PrefixItem {}

    /**
     * An escape such as {@code %u}.
     *
     * @param width how many bytes its value takes at least, filled up with spaces
     */
    record Value(char escape, int width) implements PrefixItem {
        boolean isTime() {
            return isMoment() || escape == 's';
        }

        /** Whether it is the time of the line itself, and not that of its session's beginning. */
        boolean isMoment() {
            return escape == 'm' || escape == 't' || escape == 'n';
        }

        /** Whether it is where a process that serves no client ends. */
        boolean isEnd() {
            return escape == 'q';
        }

        /** Names of applications, kinds of processes and commands have spaces; those of roles and databases hardly any. */
        boolean isLong() {
            return escape == 'a' || escape == 'b' || escape == 'i';
        }

        /** Whether it can be its value. */
        boolean allows(String value) {
            return switch (escape) {
                case 'p', 'l', 'x' -> isNumber(value);
                case 'P' -> value.isEmpty() || isNumber(value);
                case 'Q' -> value.isEmpty() || isNumber(value.startsWith("-") ? value.substring(1) : value);
                case 'e' -> value.length() == 5 && value.chars().allMatch(c -> isDigit(c) || (c >= 'A' && c <= 'Z'));
                case 'c' -> isSession(value);
                case 'v' -> value.chars().allMatch(c -> isDigit(c) || c == '/' || c == '-');
                case 'h', 'r', 'L' -> value.indexOf(' ') < 0;
                default -> true;
            };
        }

        private static boolean isSession(String value) {
            int point = value.indexOf('.');
            return point > 0
                    && point < value.length() - 1
                    && value.chars().allMatch(c -> isDigit(c) || (c >= 'a' && c <= 'f') || c == '.');
        }

        private static boolean isNumber(String value) {
            return !value.isEmpty() && value.chars().allMatch(Value::isDigit);
        }

        private static boolean isDigit(int c) {
            return c >= '0' && c <= '9';
        }
    }

    /** The pieces of a setting, as log_status_format in PostgreSQL's elog.c reads it. */
    static List<PrefixItem> of(String prefix) {
        List<PrefixItem> items = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        int i = 0;
        while (i < prefix.length()) {
            char c = prefix.charAt(i++);
            if (c != '%' || i == prefix.length()) {
                literal.append(c);
                continue;
            }
            int width = 0;
            while (i + 1 < prefix.length() && (prefix.charAt(i) == '-' || Value.isDigit(prefix.charAt(i)))) {
                width = prefix.charAt(i) == '-' ? width : Math.min(width * 10 + prefix.charAt(i) - '0', 1_000);
                i++;
            }
            char escape = prefix.charAt(i++);
            if (escape == '%') {
                literal.append('%');
                continue;
            }
            if (!literal.isEmpty()) {
                items.add(new Literal(literal.toString()));
                literal.setLength(0);
            }
            items.add(new Value(escape, width));
        }
        if (!literal.isEmpty()) {
            items.add(new Literal(literal.toString()));
        }
        return List.copyOf(items);
    }
}
