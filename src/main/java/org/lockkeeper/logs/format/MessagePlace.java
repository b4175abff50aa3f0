package org.lockkeeper.logs.format;

import java.nio.charset.StandardCharsets;

/**
 * Where the message stands in an entry's first line, so that it can be looked at without parsing the rest. Where quotes and the like are escaped in
 * it, as csvlog and jsonlog do, its first line stands plain in {@link #bytes}. One thread uses it at a time.
 */
public final class MessagePlace {
    /** What is kept of a message that has to be written plain, in bytes. */
    private static final int PLAIN = 4_096;

    private final LogFormat.Kind kind;
    private final JsonHeads json;
    private final byte[] plain = new byte[PLAIN];
    private byte[] bytes = plain;
    private int from;
    private int to;

    public MessagePlace(LogFormat format) {
        this.kind = format.kind();
        this.json = new JsonHeads(format.zone());
    }

    /** Whether messages of a format have their quotes escaped in the log's lines. */
    public static boolean isEscaped(LogFormat format) {
        return switch (format.kind()) {
            case CSV, JSON, JSON_LINES -> true;
            case STDERR, TIMED, PLAIN -> false;
        };
    }

    /**
     * Finds it in a line.
     *
     * @param lineTo the line's end, without its line end
     * @param textAt what the line's head says of its text
     */
    public void find(byte[] b, int lineFrom, int lineTo, int textAt) {
        bytes = b;
        from = Math.min(textAt, lineTo);
        to = lineTo;
        switch (kind) {
            case CSV -> {
                if (from < to && b[from] == '"') {
                    unquote(b, from + 1, lineTo);
                } else {
                    to = CsvFields.end(b, from, lineTo);
                }
            }
            case JSON, JSON_LINES -> {
                int text = json.message(b, lineFrom, lineTo);
                if (text >= 0) {
                    unescape(b, text, lineTo);
                }
            }
            case TIMED -> {
                while (from < to && b[from] == ' ') {
                    from++;
                }
            }
            case STDERR, PLAIN -> {
                // The text goes on to the line's end.
            }
        }
        if (to > from && bytes[to - 1] == '\r') {
            to--;
        }
    }

    /** A quote in a field of a csvlog is doubled. */
    private void unquote(byte[] b, int start, int end) {
        int length = 0;
        for (int i = start; i < end && length < PLAIN; i++) {
            if (b[i] == '"') {
                i++;
                if (i >= end || b[i] != '"') {
                    break;
                }
            }
            plain[length++] = b[i];
        }
        plain(length);
    }

    /** A line end in a text of a jsonlog ends the message's first line. */
    private void unescape(byte[] b, int start, int end) {
        int length = 0;
        int i = start;
        while (i < end && b[i] != '"' && length < PLAIN - 3) {
            if (b[i] != '\\' || i + 1 >= end) {
                plain[length++] = b[i++];
                continue;
            }
            byte escaped = b[i + 1];
            if (escaped == 'n') {
                break;
            }
            if (escaped == 'u' && i + 6 <= end) {
                length = character(new String(b, i + 2, 4, StandardCharsets.US_ASCII), length);
                i += 6;
            } else {
                plain[length++] = switch (escaped) {
                    case 't' -> '\t';
                    case 'r' -> '\r';
                    case 'b' -> '\b';
                    case 'f' -> '\f';
                    default -> escaped;
                };
                i += 2;
            }
        }
        plain(length);
    }

    private int character(String hex, int length) {
        int code = 0;
        for (int i = 0; i < hex.length(); i++) {
            int digit = Character.digit(hex.charAt(i), 16);
            code = digit < 0 ? '?' : code * 16 + digit;
        }
        byte[] utf8 = Character.toString(code).getBytes(StandardCharsets.UTF_8);
        System.arraycopy(utf8, 0, plain, length, utf8.length);
        return length + utf8.length;
    }

    private void plain(int length) {
        bytes = plain;
        from = 0;
        to = length;
    }

    /** What it stands in, from {@link #from} to {@link #to}; good until the next one is found. */
    public byte[] bytes() {
        return bytes;
    }

    public int from() {
        return from;
    }

    public int to() {
        return to;
    }
}
