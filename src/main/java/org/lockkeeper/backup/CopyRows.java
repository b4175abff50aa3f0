package org.lockkeeper.backup;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lockkeeper.task.CancelToken;

/**
 * Counts the rows that a dump's script holds: the lines between {@code COPY … FROM stdin;} and {@code \.}. In that text format a line
 * end within a value is written as {@code \n}, so that a line is a row. It looks at bytes: whatever the encoding, these are ASCII.
 */
final class CopyRows {
    private static final int BLOCK = 1 << 16;
    private static final byte[] COPY = "COPY ".getBytes(StandardCharsets.US_ASCII);
    private static final String FROM_STDIN = " FROM stdin;";
    private static final int MOST_HEADER = 1 << 20;

    private final Map<TableName, Long> rows = new TreeMap<>();
    private final ByteArrayOutputStream header = new ByteArrayOutputStream();
    private State state = State.SCRIPT;
    private int column;
    private boolean matching = true;
    private boolean quoted;
    private boolean dot;
    private long count;
    private long sections;
    private TableName table = new TableName("", "");

    private enum State {
        SCRIPT,
        HEADER,
        ROWS
    }

    private final OutputStream script;

    private CopyRows(OutputStream script) {
        this.script = script;
    }

    /**
     * Reads a script to its end.
     *
     * @return the rows of each table that it copies into
     * @throws IOException if it ends within a table's rows
     */
    static Map<TableName, Long> count(InputStream script, CancelToken cancel) throws IOException {
        return count(script, OutputStream.nullOutputStream(), cancel);
    }

    /**
     * As the shorter method.
     *
     * @param rest gets everything that is not a table's row
     */
    static Map<TableName, Long> count(InputStream script, OutputStream rest, CancelToken cancel) throws IOException {
        CopyRows counter = new CopyRows(rest);
        counter.readAll(script, cancel);
        counter.giveBack();
        if (counter.state == State.HEADER) {
            counter.header.writeTo(rest);
        }
        return counter.rows;
    }

    /**
     * How often a script copies rows into a table, to the line that ends them.
     *
     * @throws IOException if it ends within a table's rows
     */
    static long sections(InputStream script, CancelToken cancel) throws IOException {
        CopyRows counter = new CopyRows(OutputStream.nullOutputStream());
        counter.readAll(script, cancel);
        return counter.sections;
    }

    private void readAll(InputStream from, CancelToken cancel) throws IOException {
        byte[] block = new byte[BLOCK];
        for (int read = from.read(block); read >= 0; read = from.read(block)) {
            cancel.throwIfRequested();
            take(block, read);
        }
        if (state == State.ROWS) {
            throw new DumpReader.CutOffException("it ends within the rows of " + table.quoted());
        }
    }

    private void take(byte[] block, int length) throws IOException {
        for (int i = 0; i < length; i++) {
            byte b = block[i];
            switch (state) {
                case ROWS -> row(b);
                case HEADER -> header(b);
                case SCRIPT -> script(b);
            }
        }
    }

    private void row(byte b) {
        if (b == '\n') {
            if (dot && column >= 2) {
                rows.merge(table, count, Long::sum);
                sections++;
                state = State.SCRIPT;
                matching = true;
            } else {
                count++;
            }
            column = 0;
            dot = false;
            return;
        }
        if (column == 0) {
            dot = b == '\\';
        } else if (column == 1) {
            dot &= b == '.';
        } else {
            // Of a script that went through an editor that ends lines so.
            dot &= column == 2 && b == '\r';
        }
        column++;
    }

    /** What may be the start of {@code COPY} is held back: neither it nor its rows belong to the rest. */
    private void script(byte b) throws IOException {
        if (matching && column < COPY.length && b == COPY[column]) {
            column++;
            if (column == COPY.length) {
                state = State.HEADER;
                header.reset();
                quoted = false;
            }
            return;
        }
        giveBack();
        script.write(b);
        if (b == '\n') {
            column = 0;
            matching = true;
        }
    }

    private void giveBack() throws IOException {
        if (matching) {
            script.write(COPY, 0, column);
            matching = false;
        }
    }

    /** A name may hold a line end: the header goes to the first one outside of quotes. */
    private void header(byte b) throws IOException {
        if (b == '"') {
            quoted = !quoted;
        }
        if ((b == '\n' && !quoted) || header.size() > MOST_HEADER) {
            String text = header.toString(StandardCharsets.UTF_8);
            boolean rowsFollow = text.stripTrailing().endsWith(FROM_STDIN);
            if (rowsFollow) {
                table = name(text);
                count = 0;
                // A table without rows is one with rows, too.
                rows.putIfAbsent(table, 0L);
            } else {
                giveBack();
                header.writeTo(script);
                script.write(b);
            }
            state = rowsFollow ? State.ROWS : State.SCRIPT;
            column = 0;
            dot = false;
            matching = b == '\n';
            return;
        }
        header.write(b);
    }

    /** The table of {@code "a ""b".c (x, y) FROM stdin;}. */
    private static TableName name(String header) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean inQuotes = false;
        for (int i = 0; i < header.length(); i++) {
            char c = header.charAt(i);
            if (c == '"' && inQuotes && i + 1 < header.length() && header.charAt(i + 1) == '"') {
                part.append(c);
                i++;
            } else if (c == '"') {
                inQuotes = !inQuotes;
            } else if (c == '.' && !inQuotes) {
                parts.add(part.toString());
                part.setLength(0);
            } else if (c == ' ' && !inQuotes) {
                break;
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts.size() == 2
                ? new TableName(parts.getFirst(), parts.getLast())
                : new TableName("", String.join(".", parts));
    }
}
