package org.lockkeeper.logs;

/**
 * Where a value ends that begins at some place: in quotes of SQL, JSON or a connection string, also where these stand doubled or escaped
 * in a text of another kind; in dollar quotes; or bare. One whose end is missing goes to the end of the text.
 */
final class SecretValue {
    private static final String ENDS_BARE = "'\",;&)";

    private SecretValue() {}

    /** Where it ends; {@code start} where there is none. */
    static int end(String text, int start) {
        if (start >= text.length()) {
            return start;
        }
        char first = text.charAt(start);
        if (first == '\\') {
            int quote = start;
            while (quote < text.length() && text.charAt(quote) == '\\') {
                quote++;
            }
            return quote < text.length() && isQuote(text.charAt(quote))
                    ? behind(text, text.substring(start, quote + 1), quote + 1)
                    : bare(text, start);
        }
        if (isQuote(first)) {
            return isDoubled(text, start)
                    ? doubled(text, start, text.substring(start, start + 2))
                    : quoted(text, start, first);
        }
        int tag = first == '$' ? text.indexOf('$', start + 1) : -1;
        return tag > 0 && isTag(text, start + 1, tag)
                ? behind(text, text.substring(start, tag + 1), tag + 1)
                : bare(text, start);
    }

    /** Where a literal of SQL begins, behind its prefix; -1 where there is none. */
    static int quotedFrom(String text, int start) {
        int at = start;
        if (text.regionMatches(true, at, "u&'", 0, 3)) {
            at += 2;
        } else if (text.regionMatches(true, at, "e'", 0, 2)) {
            at++;
        }
        boolean literal = at < text.length() && (text.charAt(at) == '\'' || text.charAt(at) == '$');
        return literal && end(text, at) > at + 1 ? at : -1;
    }

    private static boolean isQuote(char c) {
        return c == '\'' || c == '"';
    }

    /** Twice, not thrice: the third would be a quote within quotes. */
    private static boolean isDoubled(String text, int start) {
        char quote = text.charAt(start);
        return start + 1 < text.length()
                && text.charAt(start + 1) == quote
                && (start + 2 >= text.length() || text.charAt(start + 2) != quote);
    }

    /** In doubled quotes; nothing stands in them where the value is an empty one in quotes of its own. */
    private static int doubled(String text, int start, String quotes) {
        int from = start + 2;
        boolean empty = from >= text.length()
                || Character.isWhitespace(text.charAt(from))
                || ";,)}]".indexOf(text.charAt(from)) >= 0;
        return empty ? start : behind(text, quotes, from);
    }

    private static int quoted(String text, int start, char quote) {
        int i = start + 1;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '\\') {
                i += 2;
            } else if (c != quote) {
                i++;
            } else if (i + 1 < text.length() && text.charAt(i + 1) == quote) {
                i += 2;
            } else {
                return i + 1;
            }
        }
        return text.length();
    }

    private static int behind(String text, String quote, int from) {
        int end = text.indexOf(quote, from);
        return end < 0 ? text.length() : end + quote.length();
    }

    private static boolean isTag(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!Character.isLetterOrDigit(c) && c != '_') {
                return false;
            }
        }
        return true;
    }

    private static int bare(String text, int start) {
        int i = start;
        while (i < text.length() && !Character.isWhitespace(text.charAt(i)) && ENDS_BARE.indexOf(text.charAt(i)) < 0) {
            i++;
        }
        return i;
    }
}
