package org.lockkeeper.logs.format;

import org.lockkeeper.logs.scan.Swar;

/** Where the message stands in an entry's first line, so that it can be looked at without parsing the rest. One thread uses it at a time. */
public final class MessagePlace {
    private final LogFormat.Kind kind;
    private final JsonHeads json;
    private int from;
    private int to;

    public MessagePlace(LogFormat format) {
        this.kind = format.kind();
        this.json = new JsonHeads(format.zone());
    }

    /**
     * Finds it in a line.
     *
     * @param lineTo the line's end, without its line end
     * @param textAt what the line's head says of its text
     */
    public void find(byte[] b, int lineFrom, int lineTo, int textAt) {
        from = Math.min(textAt, lineTo);
        to = lineTo;
        switch (kind) {
            case CSV -> {
                to = CsvFields.end(b, from, lineTo);
                if (from < to && b[from] == '"') {
                    from++;
                    to = to > from && b[to - 1] == '"' ? to - 1 : to;
                }
            }
            case JSON, JSON_LINES -> {
                int text = json.message(b, lineFrom, lineTo);
                if (text >= 0) {
                    from = text;
                    to = jsonEnd(b, text, lineTo);
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
        if (to > from && b[to - 1] == '\r') {
            to--;
        }
    }

    private static int jsonEnd(byte[] b, int from, int to) {
        int end = from;
        while ((end = Swar.indexOf(b, end, to, (byte) '"')) >= 0) {
            if (end == from || b[end - 1] != '\\') {
                return end;
            }
            end++;
        }
        return to;
    }

    public int from() {
        return from;
    }

    public int to() {
        return to;
    }
}
