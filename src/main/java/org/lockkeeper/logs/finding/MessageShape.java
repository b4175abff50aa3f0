package org.lockkeeper.logs.finding;

import java.nio.charset.StandardCharsets;

/**
 * A message without what differs from time to time: numbers become {@code #}, texts in single quotes {@code '?'}, names in double quotes
 * {@code "?"}, and lists of such one. Works on bytes, since every line of a log goes through it. One thread uses it at a time.
 */
public final class MessageShape {
    private static final int LOOKED_AT = 400;
    private static final int KEPT = 160;
    private static final int HEX_WORD = 6;
    private static final long FNV_START = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final byte[] shape = new byte[KEPT + 8];
    private int length;
    private int tokenEnd;
    private byte tokenSign;

    /** Takes the shape of a message's first line in {@code [from, to)}. */
    public void of(byte[] b, int from, int to) {
        length = 0;
        tokenEnd = -1;
        int end = Math.min(to, from + LOOKED_AT);
        int i = from;
        while (i < end && length < KEPT) {
            byte c = b[i];
            if (c == '\'' || c == '"') {
                int close = closing(b, i + 1, end, c);
                if (close < 0 && end == to) {
                    shape[length++] = c;
                    i++;
                } else {
                    token(c);
                    i = close < 0 ? end : close + 1;
                }
            } else if (isWord(c)) {
                i = word(b, i, end);
            } else {
                shape[length++] = c;
                i++;
            }
        }
    }

    /** Where a quoted text ends; a doubled quote is part of it. */
    private static int closing(byte[] b, int from, int to, byte quote) {
        for (int i = from; i < to; i++) {
            if (b[i] == quote) {
                if (i + 1 < to && b[i + 1] == quote) {
                    i++;
                } else {
                    return i;
                }
            }
        }
        return -1;
    }

    private int word(byte[] b, int from, int end) {
        int to = from;
        boolean digits = false;
        boolean hex = true;
        while (to < end && isWord(b[to])) {
            digits |= isDigit(b[to]);
            hex &= Character.digit(b[to], 16) >= 0;
            to++;
        }
        boolean number = numberEnds(b, from, to);
        if (digits && (number || (hex && to - from >= HEX_WORD))) {
            // With its fraction, so that 12.3 is one number.
            while (number && to + 1 < end && b[to] == '.' && isDigit(b[to + 1])) {
                to++;
                while (to < end && isDigit(b[to])) {
                    to++;
                }
            }
            token((byte) '#');
            return to;
        }
        for (int i = from; i < to && length < KEPT; i++) {
            if (isDigit(b[i])) {
                while (i + 1 < to && isDigit(b[i + 1])) {
                    i++;
                }
                shape[length++] = '#';
            } else {
                shape[length++] = b[i];
            }
        }
        return to;
    }

    private static boolean numberEnds(byte[] b, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!isDigit(b[i])) {
                return false;
            }
        }
        return true;
    }

    /** Puts a sign for what was left out; behind a comma and the same sign it stands for both. */
    private void token(byte sign) {
        int gap = length - tokenEnd;
        boolean list = tokenEnd >= 0
                && tokenSign == sign
                && (gap == 1 || (gap == 2 && shape[length - 1] == ' '))
                && shape[tokenEnd] == ',';
        if (list) {
            length = tokenEnd;
            return;
        }
        if (sign == '#') {
            shape[length++] = '#';
        } else {
            shape[length++] = sign;
            shape[length++] = '?';
            shape[length++] = sign;
        }
        tokenEnd = length;
        tokenSign = sign;
    }

    private static boolean isWord(byte c) {
        return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c < 0;
    }

    private static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }

    /** Tells shapes apart, in 64 bits: two different ones of a log's share theirs once in a million logs. */
    public long hash() {
        long hash = FNV_START;
        for (int i = 0; i < length; i++) {
            hash = (hash ^ (shape[i] & 0xff)) * FNV_PRIME;
        }
        return hash;
    }

    /** The shape as a text. */
    public String text() {
        String text = new String(shape, 0, length, StandardCharsets.UTF_8);
        return length >= KEPT ? text + "…" : text;
    }

    /** The shape of one message. */
    public static String of(String message) {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        MessageShape shape = new MessageShape();
        shape.of(bytes, 0, bytes.length);
        return shape.text();
    }

    /** A regular expression (RE2) for the lines that hold a message of that shape, as they are written where nothing is escaped. */
    public static String pattern(String shape) {
        return pattern(shape, false);
    }

    /**
     * As {@link #pattern(String)}.
     *
     * @param escaped whether double quotes are doubled or have a backslash before them in the lines, as in csvlog and jsonlog
     */
    static String pattern(String shape, boolean escaped) {
        boolean cut = shape.endsWith("…");
        String text = cut ? shape.substring(0, shape.length() - 1) : shape;
        StringBuilder pattern = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '#') {
                pattern.append("[0-9A-Fa-f][0-9A-Fa-f., -]*");
            } else if (c == '?' && i > 0 && (text.charAt(i - 1) == '\'' || text.charAt(i - 1) == '"')) {
                pattern.append(".*");
            } else if (escaped && c == '"') {
                pattern.append("\\\\?\"+");
            } else if (escaped && (c == '\\' || c < ' ')) {
                pattern.append(".{1,6}");
            } else if ("\\^$.|?*+()[]{}".indexOf(c) >= 0) {
                pattern.append('\\').append(c);
            } else {
                pattern.append(c);
            }
        }
        return pattern.toString();
    }
}
