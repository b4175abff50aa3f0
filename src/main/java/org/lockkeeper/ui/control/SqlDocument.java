package org.lockkeeper.ui.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lockkeeper.migration.PlannedStatement.Origin;
import org.lockkeeper.migration.script.SqlScript;
import org.lockkeeper.migration.script.SqlStatement;

/**
 * SQL laid out in lines to be looked at. Immutable, so that it can be made on a background thread; texts are made visible with
 * {@link VisibleText}, while statements keep what really runs.
 *
 * @param lines in order
 * @param statements in order; lines point into them
 * @param leftOut how many lines were too many to show
 */
public record SqlDocument(List<Line> lines, List<Statement> statements, int leftOut) {
    /** More lines than this are not shown at once: nobody reads them, and the text area's model of each takes about a kilobyte. */
    public static final int MOST_LINES = 20_000;

    /** A line longer than this (a bulk insert, an encoded file) is cut: laying out one of megabytes would stop the window. */
    public static final int LONGEST_LINE = 2_000;

    public SqlDocument {
        lines = List.copyOf(lines);
        statements = List.copyOf(statements);
    }

    /** Nothing to show. */
    public static SqlDocument empty() {
        return new SqlDocument(List.of(), List.of(), 0);
    }

    /** A whole script as it stands in its file, its statements marked. */
    public static SqlDocument ofScript(String text) {
        SqlScript script = SqlScript.parse(text);
        SqlDocumentBuilder builder = new SqlDocumentBuilder();
        List<Statement> statements = new ArrayList<>();
        int[] firstLines = new int[script.statements().size()];
        int[] lastLines = new int[script.statements().size()];
        for (int i = 0; i < script.statements().size(); i++) {
            SqlStatement statement = script.statements().get(i);
            firstLines[i] = statement.line() - 1;
            lastLines[i] = statement.line()
                    - 1
                    + (int) statement.sql().chars().filter(c -> c == '\n').count();
            statements.add(
                    new Statement(Origin.SCRIPT, "", statement.line(), firstLines[i], lastLines[i], statement.sql()));
        }
        builder.script(text, firstLines, lastLines);
        return builder.build(statements);
    }

    /**
     * The beginning of a script that can be too long to be laid out at once. Where it is cut, what runs is no statement that is seen, so
     * that each stands for the whole.
     *
     * @param most how many characters are shown
     */
    public static SqlDocument ofBeginning(String text, int most) {
        if (text.isEmpty()) {
            return empty();
        }
        if (text.length() <= most) {
            return ofScript(text);
        }
        SqlDocument beginning =
                ofScript(text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most));
        return new SqlDocument(
                beginning.lines,
                beginning.statements.stream()
                        .map(statement -> statement.running(text))
                        .toList(),
                beginning.leftOut);
    }

    public boolean isEmpty() {
        return lines.isEmpty();
    }

    /** The statement that a line belongs to. */
    public Optional<Statement> statementAt(int line) {
        if (line < 0 || line >= lines.size() || lines.get(line).statement() < 0) {
            return Optional.empty();
        }
        return Optional.of(statements.get(lines.get(line).statement()));
    }

    /** What a line is. */
    public enum Kind {
        SCRIPT,
        BOOKKEEPING,
        HEADING
    }

    /**
     * One line.
     *
     * @param number its number in the script, from 1; 0 where it has none
     * @param statement index into {@link SqlDocument#statements()}; -1 where it belongs to none
     */
    public record Line(String text, Kind kind, int number, int statement, List<Span> spans) {
        public Line {
            spans = List.copyOf(spans);
        }
    }

    /**
     * A highlighted stretch of a line.
     *
     * @param style its style class
     */
    public record Span(int start, int end, String style) {}

    /**
     * One statement.
     *
     * @param migration whose it is; empty for the engine's own around the migrations, or where that goes without saying
     * @param scriptLine where it starts in its script, from 1; 0 for the engine's own
     * @param firstLine index into {@link SqlDocument#lines()}
     * @param lastLine index into {@link SqlDocument#lines()}, inclusive
     * @param sql exactly what runs
     */
    public record Statement(Origin origin, String migration, int scriptLine, int firstLine, int lastLine, String sql) {
        private Statement running(String other) {
            return new Statement(origin, migration, scriptLine, firstLine, lastLine, other);
        }
    }
}
