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
        if (this == SHOW || !maybe(text)) {
            return text;
        }
        String masked = URL.matcher(text).replaceAll("$1" + STARS);
        return values(KEY, STARS, values(STATEMENT, "'" + STARS + "'", masked));
    }

    /**
     * A line as it may go elsewhere, of a statement that may have several.
     *
     * @param before the line before it; empty where that is not known
     */
    public String of(String before, String line) {
        if (this == SHOW || !maybe(before) || !UNFINISHED.matcher(before).find()) {
            return of(line);
        }
        int start = line.length() - line.stripLeading().length();
        int value = SecretValue.quotedFrom(line, start);
        return value < 0
                ? of(line)
                : line.substring(0, start) + "'" + STARS + "'" + of(line.substring(SecretValue.end(line, value)));
    }

    private static String values(Pattern before, String stars, String text) {
        Matcher found = before.matcher(text);
        StringBuilder masked = new StringBuilder();
        int kept = 0;
        while (found.find(kept)) {
            int end = SecretValue.end(text, found.end());
            masked.append(text, kept, found.end());
            if (end > found.end()) {
                masked.append(stars);
            }
            kept = end;
        }
        return kept == 0 ? text : masked.append(text, kept, text.length()).toString();
    }

    /** Most lines hold nothing of the kind, which is quicker to see than to search. */
    private static boolean maybe(String text) {
        for (int i = 0; i + 2 < text.length(); i++) {
            char c = (char) (text.charAt(i) | 0x20);
            char d = (char) (text.charAt(i + 1) | 0x20);
            char e = (char) (text.charAt(i + 2) | 0x20);
            boolean found = (c == 'p' && (d == 'a' || d == 'w'))
                    || (c == 's' && d == 'e' && e == 'c')
                    || (c == 't' && d == 'o' && e == 'k')
                    || (c == 'a' && d == 'p' && e == 'i')
                    || (c == 'i' && d == 'd' && e == 'e')
                    || text.startsWith("://", i);
            if (found) {
                return true;
            }
        }
        return false;
    }
}
