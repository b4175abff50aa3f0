package org.lockkeeper.cli.output;

import java.util.ArrayList;
import java.util.List;

/** Rows in aligned columns. Where the terminal is too narrow, one column gives way. */
public final class TextTable {
    private static final String GAP = "  ";
    private static final int NARROWEST = 16;

    private final List<Column> columns;
    private final List<List<Cell>> rows = new ArrayList<>();

    public TextTable(Column... columns) {
        this(List.of(columns));
    }

    public TextTable(List<Column> columns) {
        this.columns = List.copyOf(columns);
    }

    /** Adds a row; fewer cells than columns leave the rest empty. */
    public TextTable row(List<Cell> cells) {
        rows.add(List.copyOf(cells));
        return this;
    }

    public TextTable row(Cell... cells) {
        return row(List.of(cells));
    }

    /** The lines, each with a line end. */
    public String render(Pen pen) {
        int[] widths = widths(pen.width());
        StringBuilder text = new StringBuilder();
        appendLine(
                text,
                pen,
                widths,
                columns.stream().map(c -> new Cell(c.title(), Tone.QUIET)).toList());
        rows.forEach(row -> appendLine(text, pen, widths, row));
        return text.toString();
    }

    private int[] widths(int available) {
        int[] widths = new int[columns.size()];
        int total = GAP.length() * (columns.size() - 1);
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Columns.width(columns.get(i).title());
            for (List<Cell> row : rows) {
                if (i < row.size()) {
                    widths[i] = Math.max(widths[i], Columns.width(row.get(i).text()));
                }
            }
            total += widths[i];
        }
        for (int i = 0; i < widths.length && available > 0; i++) {
            if (columns.get(i).fit() == Fit.GIVES_WAY && total > available) {
                int narrowed = Math.max(Math.min(NARROWEST, widths[i]), widths[i] - (total - available));
                total -= widths[i] - narrowed;
                widths[i] = narrowed;
            }
        }
        return widths;
    }

    private void appendLine(StringBuilder text, Pen pen, int[] widths, List<Cell> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            boolean givesWay = columns.get(i).fit() == Fit.GIVES_WAY;
            String shown = givesWay ? Columns.shorten(cell.text(), widths[i], pen.sign("…", "..")) : cell.text();
            String gap = " ".repeat(Math.max(0, widths[i] - Columns.width(shown)));
            String painted = pen.paint(cell.tone(), shown);
            boolean last = i == cells.size() - 1;
            line.append(i == 0 ? "" : GAP)
                    .append(columns.get(i).fit() == Fit.NUMBER ? gap + painted : last ? painted : painted + gap);
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }

    /** One column. */
    public record Column(String title, Fit fit) {
        public static Column text(String title) {
            return new Column(title, Fit.TEXT);
        }

        public static Column number(String title) {
            return new Column(title, Fit.NUMBER);
        }

        /** A column that is shortened where the terminal is too narrow. */
        public static Column flexible(String title) {
            return new Column(title, Fit.GIVES_WAY);
        }
    }

    /** How a column is set. */
    public enum Fit {
        TEXT,
        NUMBER,
        GIVES_WAY
    }

    /** One value. */
    public record Cell(String text, Tone tone) {
        public static Cell of(String text) {
            return new Cell(text, Tone.PLAIN);
        }

        public static Cell of(String text, Tone tone) {
            return new Cell(text, tone);
        }
    }
}
