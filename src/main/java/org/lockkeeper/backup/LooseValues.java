package org.lockkeeper.backup;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a dump holds beside tables: where its sequences stand, and its large objects. It hears the script without the tables' rows, in which
 * {@code setval} and {@code lo_open} begin a line (pg_dump's and pg_restore's sources: {@code dumpSequenceData},
 * {@code StartRestoreLO}).
 */
final class LooseValues extends OutputStream {
    private static final String NAME = "(?:\"((?:[^\"]|\"\")+)\"|([^\".]+))";
    private static final Pattern VALUE =
            Pattern.compile("(?s)SELECT pg_catalog\\.setval\\('((?:[^']|'')+)', (-?\\d+), (true|false)\\);\\s*");
    private static final Pattern QUALIFIED = Pattern.compile("(?s)" + NAME + "\\." + NAME);
    private static final Pattern OPEN = Pattern.compile("SELECT pg_catalog\\.lo_open\\('(\\d+)', \\d+\\);\\s*");
    private static final String SET = "SELECT pg_catalog.setval(";
    private static final String LARGE = "SELECT pg_catalog.lo";
    private static final String WRITE = "SELECT pg_catalog.lowrite(0, '\\x";
    private static final String CLOSE = "SELECT pg_catalog.lo_close(0)";
    private static final int LONGEST_START = SET.length();

    private final Map<TableName, Standing> sequences = new TreeMap<>();
    private final Map<Long, LargeObject> largeObjects = new TreeMap<>();
    private LargeObject.Reader reader = new LargeObject.Reader();
    private final ByteArrayOutputStream statement = new ByteArrayOutputStream();
    private boolean wanted = true;
    private long open = -1;

    /**
     * Where a sequence stands.
     *
     * @param called whether the value was given out
     */
    record Standing(long value, boolean called) {}

    /** Each sequence whose value is set. */
    Map<TableName, Standing> sequences() {
        return Map.copyOf(sequences);
    }

    /** What each large object holds that was closed again, by its oid. */
    Map<Long, LargeObject> largeObjects() {
        return Map.copyOf(largeObjects);
    }

    @Override
    public void write(int b) {
        if (wanted) {
            statement.write(b);
        }
        if (b == '\n') {
            end();
        } else if (wanted && statement.size() == LONGEST_START) {
            String start = statement.toString(StandardCharsets.UTF_8);
            wanted = start.startsWith(SET) || start.startsWith(LARGE);
        }
    }

    /** A name may hold a line end: a {@code setval} goes to the line that closes it. */
    private void end() {
        String text = wanted ? statement.toString(StandardCharsets.UTF_8) : "";
        if (text.startsWith(SET)) {
            Matcher value = VALUE.matcher(text);
            if (!value.matches()) {
                return;
            }
            name(
                    value.group(1).replace("''", "'"),
                    new Standing(Long.parseLong(value.group(2)), value.group(3).equals("true")));
        } else if (text.startsWith(WRITE)) {
            String digits = text.substring(WRITE.length(), text.indexOf('\'', WRITE.length()));
            reader.add(HexFormat.of().parseHex(digits));
        } else if (text.startsWith(CLOSE)) {
            largeObjects.put(open, reader.read());
        } else {
            Matcher opened = OPEN.matcher(text);
            if (opened.matches()) {
                open = Long.parseLong(opened.group(1));
                reader = new LargeObject.Reader();
            }
        }
        statement.reset();
        wanted = true;
    }

    private void name(String qualified, Standing standing) {
        Matcher name = QUALIFIED.matcher(qualified);
        if (name.matches()) {
            sequences.put(new TableName(part(name, 1), part(name, 3)), standing);
        }
    }

    private static String part(Matcher name, int group) {
        return name.group(group) == null
                ? name.group(group + 1)
                : name.group(group).replace("\"\"", "\"");
    }
}
