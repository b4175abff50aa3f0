package org.lockkeeper.logs;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Leaves out what looks like a password before a log's text goes elsewhere: in connection strings and URLs, after {@code password} in a
 * statement, in {@code PGPASSWORD} and the like. A server writes such things where log_statement or a failed statement makes it. In doubt
 * more is left out than need be.
 */
public enum SecretMask {
    /** Passwords become stars. */
    MASK,
    /** The text stays as it is, since somebody asked for that. */
    SHOW;

    private static final String STARS = "****";
    /** The password goes up to the last {@code @}: one that was not escaped may be part of it. */
    private static final Pattern URL =
            Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]{1,20}://[^\\s:/@]{0,200}:)[^\\s/'\"]{1,4000}(?=@)");
    /** {@code password=}, {@code "password": }, {@code \"password\":}, {@code PGPASSWORD=}. */
    private static final Pattern KEY = Pattern.compile(
            "(?i)(?:pass(?:word|wd|phrase)?|pwd|secret(?:_access)?(?:_key)?|token|api_?key)(?:\\\\{0,8}[\"']{1,2})?\\s{0,20}[=:]\\s{0,20}");
    /** {@code alter role a password 'x'}, {@code identified by 'x'}; with dollar quotes and unicode escapes too. */
    private static final Pattern STATEMENT =
            Pattern.compile("(?i)\\b(?:password|identified\\s{1,20}by)\\s{1,200}(?:u&|e)?(?=['$\\\\]|\"\")");
    /** What comes next is the password. */
    private static final Pattern UNFINISHED = Pattern.compile("(?i)\\b(?:password|identified\\s{1,20}by)\\s*+$");

    /** The text as it may go elsewhere. */
    public String of(String text) {
        if (this == SHOW) {
            return text;
        }
        String masked = text.contains("://") ? URL.matcher(text).replaceAll("$1" + STARS) : text;
        return values(KEY, STARS, values(STATEMENT, "'" + STARS + "'", masked));
    }

    /**
     * A line as it may go elsewhere, of a statement that may have several.
     *
     * @param before the line before it; empty where that is not known
     */
    public String of(String before, String line) {
        if (this == SHOW || !isUnfinished(before)) {
            return of(line);
        }
        int start = indent(line);
        int value = SecretValue.quotedFrom(line, start);
        return value < 0
                ? of(line)
                : line.substring(0, start) + "'" + STARS + "'" + of(line.substring(SecretValue.end(line, value)));
    }

    /** Whether a line begins with what would be a password if the word for it stood before it. */
    static boolean mayBegin(String line) {
        return SecretValue.quotedFrom(line, indent(line)) >= 0;
    }

    private static int indent(String line) {
        int start = 0;
        while (start < line.length() && Character.isWhitespace(line.charAt(start))) {
            start++;
        }
        return start;
    }

    /** Its last letter says no of nearly every line. */
    private static boolean isUnfinished(String line) {
        int last = line.length() - 1;
        while (last >= 0 && Character.isWhitespace(line.charAt(last))) {
            last--;
        }
        boolean maybe = last >= 0 && "dDyY".indexOf(line.charAt(last)) >= 0;
        return maybe && UNFINISHED.matcher(line).find();
    }

    /** @param before begins with one of the words of {@link #nextWord}, where alone it is tried */
    private static String values(Pattern before, String stars, String text) {
        int at = nextWord(text, 0);
        if (at < 0) {
            return text;
        }
        // A word's boundary is seen beyond the region.
        Matcher found = before.matcher(text).useTransparentBounds(true);
        StringBuilder masked = new StringBuilder();
        int kept = 0;
        while (at >= 0) {
            int next = at + 1;
            if (found.region(at, text.length()).lookingAt()) {
                next = SecretValue.end(text, found.end());
                masked.append(text, kept, found.end()).append(next > found.end() ? stars : "");
                kept = next;
            }
            at = nextWord(text, next);
        }
        return kept == 0 ? text : masked.append(text, kept, text.length()).toString();
    }

    /** Where one of the words begins, perhaps: pass, pwd, secret, token, api, identified. Most lines hold none, which is quickly seen. */
    private static int nextWord(String text, int from) {
        for (int i = from; i + 2 < text.length(); i++) {
            boolean found = switch (text.charAt(i) | 0x20) {
                case 'p' -> isLetter(text, i + 1, 'a') || isLetter(text, i + 1, 'w');
                case 's' -> isLetter(text, i + 1, 'e') && isLetter(text, i + 2, 'c');
                case 't' -> isLetter(text, i + 1, 'o') && isLetter(text, i + 2, 'k');
                case 'a' -> isLetter(text, i + 1, 'p') && isLetter(text, i + 2, 'i');
                case 'i' -> isLetter(text, i + 1, 'd') && isLetter(text, i + 2, 'e');
                default -> false;
            };
            if (found) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isLetter(String text, int at, char small) {
        return (text.charAt(at) | 0x20) == small;
    }
}
