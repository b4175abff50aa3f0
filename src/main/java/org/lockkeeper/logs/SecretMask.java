package org.lockkeeper.logs;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Leaves out what looks like a password before a log's text goes elsewhere: in connection strings and URLs, after {@code password} in a
 * statement, in {@code PGPASSWORD} and the like. A server writes such things where log_statement or a failed statement makes it.
 */
public enum SecretMask {
    /** Passwords become stars. */
    MASK,
    /** The text stays as it is, since somebody asked for that. */
    SHOW;

    private static final String STARS = "****";
    private static final Pattern URL =
            Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]{1,20}://[^\\s:/@]{0,200}:)[^\\s@/]{1,400}(?=@)");
    /** {@code password=x}, {@code "password": "x"}, {@code PGPASSWORD=x}, with or without quotes. */
    private static final Pattern KEY = Pattern.compile(
            "(?i)((?:pass(?:word|wd|phrase)?|pwd|secret|token|api_?key)[\"']?\\s*[=:]\\s*)(?:'(?:[^']|''){1,400}'?|\"(?:[^\"\\\\]|\\\\.){1,400}\"?|[^\\s'\",;&)]{1,400})");
    /** {@code alter role a password 'x'}, {@code identified by 'x'}; with dollar quotes and unicode escapes too. */
    private static final Pattern STATEMENT = Pattern.compile(
            "(?i)(\\b(?:password|identified\\s+by)\\s+)(?:u&|e)?(?:'(?:[^']|''){0,400}'?|\\$([a-z_]{0,40})\\$.{0,400}?(?:\\$\\2\\$|$))");

    /** The text as it may go elsewhere. */
    public String of(String text) {
        if (this == SHOW || !maybe(text)) {
            return text;
        }
        String masked = URL.matcher(text).replaceAll("$1" + STARS);
        masked = STATEMENT
                .matcher(masked)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1) + "'" + STARS + "'"));
        return KEY.matcher(masked).replaceAll(found -> Matcher.quoteReplacement(found.group(1) + STARS));
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
