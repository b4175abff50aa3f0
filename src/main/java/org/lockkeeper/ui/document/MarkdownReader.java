package org.lockkeeper.ui.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockkeeper.ui.document.Block.Field;

/**
 * Reads the Markdown that reports are written in: headings, names with values, points and tables. What is nothing of it stays as it
 * stands, so that a line which somebody added is not lost.
 */
public final class MarkdownReader {
    private static final Pattern HEADING = Pattern.compile("(#{1,6}) +(.*)");
    private static final Pattern FIELD = Pattern.compile("\\*\\*([^*]+)\\*\\*:(.*)");
    private static final Pattern LINK = Pattern.compile("\\[([^\\[\\]]+)]\\([^()]*\\)");
    private static final Pattern RULE = Pattern.compile("\\|(\\s*:?-+:?\\s*\\|)+");

    private final List<Block> blocks = new ArrayList<>();
    private final List<Field> fields = new ArrayList<>();
    private final List<Field> points = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();
    private final List<String> other = new ArrayList<>();

    private MarkdownReader() {}

    /** Takes a text apart. */
    public static List<Block> read(String markdown) {
        MarkdownReader reader = new MarkdownReader();
        markdown.lines().forEach(reader::line);
        reader.end();
        return List.copyOf(reader.blocks);
    }

    private void line(String raw) {
        String line = raw.strip();
        Matcher heading = HEADING.matcher(line);
        Matcher field = FIELD.matcher(line);
        if (line.isEmpty()) {
            end();
        } else if (heading.matches()) {
            end();
            blocks.add(new Block.Heading(heading.group(1).length(), text(heading.group(2))));
        } else if (line.startsWith("- ")) {
            begin(points);
            points.add(point(line.substring(2)));
        } else if (line.startsWith("|") && line.endsWith("|") && line.length() > 1) {
            begin(rows);
            if (!RULE.matcher(line).matches()) {
                rows.add(cells(line));
            }
        } else if (field.matches()) {
            begin(fields);
            fields.add(field(field));
        } else {
            begin(other);
            other.add(text(line));
        }
    }

    private static Field point(String text) {
        Matcher field = FIELD.matcher(text);
        return field.matches() ? field(field) : new Field("", text(text));
    }

    private static Field field(Matcher found) {
        String value = found.group(2).strip();
        Matcher link = LINK.matcher(value);
        return new Field(text(found.group(1)), text(link.matches() ? link.group(1) : value));
    }

    /** A bar that belongs to a cell is written with a backslash. */
    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1, line.length() - 1).split("(?<!\\\\)\\|", -1))
                .map(cell -> text(cell.strip().replace("\\|", "|")))
                .toList();
    }

    private static String text(String written) {
        return written.strip().replace("&lt;", "<");
    }

    private void begin(List<?> next) {
        if (next.isEmpty()) {
            end();
        }
    }

    private void end() {
        if (!fields.isEmpty()) {
            blocks.add(new Block.Fields(fields));
        }
        if (!points.isEmpty()) {
            blocks.add(new Block.Points(points));
        }
        if (!rows.isEmpty()) {
            blocks.add(grid());
        }
        if (!other.isEmpty()) {
            blocks.add(new Block.Paragraph(String.join("\n", other)));
        }
        List.of(fields, points, rows, other).forEach(List::clear);
    }

    private Block.Grid grid() {
        List<String> head = rows.getFirst();
        return new Block.Grid(
                head, rows.stream().skip(1).map(row -> fitted(row, head.size())).toList());
    }

    private static List<String> fitted(List<String> row, int columns) {
        List<String> fitted = new ArrayList<>(row.subList(0, Math.min(columns, row.size())));
        while (fitted.size() < columns) {
            fitted.add("");
        }
        return fitted;
    }
}
