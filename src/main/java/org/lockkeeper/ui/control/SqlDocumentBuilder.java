package org.lockkeeper.ui.control;

import java.util.ArrayList;
import java.util.List;
import org.lockkeeper.migration.PlannedStatement;
import org.lockkeeper.migration.PlannedStatement.Origin;
import org.lockkeeper.ui.control.SqlDocument.Kind;
import org.lockkeeper.ui.control.SqlDocument.Line;
import org.lockkeeper.ui.control.SqlDocument.Span;
import org.lockkeeper.ui.control.SqlDocument.Statement;

/** Lays out SQL line by line, up to {@link SqlDocument#MOST_LINES}; what follows is counted only. */
public final class SqlDocumentBuilder {
    private final List<Line> lines = new ArrayList<>();
    private final List<Statement> statements = new ArrayList<>();
    private int leftOut;
    private boolean afterStatement;
    private boolean afterSeveral;

    /** How many lines there are so far: where the next one will stand. */
    public int lines() {
        return lines.size();
    }

    /** A line that says what follows; an SQL comment, so that a copied text still runs. */
    public SqlDocumentBuilder heading(String text) {
        if (!lines.isEmpty()) {
            blank();
        }
        afterStatement = false;
        addLines("-- " + VisibleText.of(text), Kind.HEADING, 0, -1);
        return this;
    }

    /** A statement with its semicolon; an empty line sets those of several lines apart. */
    public SqlDocumentBuilder statement(String migration, PlannedStatement statement) {
        boolean script = statement.origin() == Origin.SCRIPT;
        boolean several = statement.sql().contains("\n");
        if (afterStatement && (several || afterSeveral)) {
            blank();
        }
        int first = lines.size();
        addLines(
                terminated(statement.sql()),
                script ? Kind.SCRIPT : Kind.BOOKKEEPING,
                statement.line(),
                statements.size());
        if (lines.size() > first) {
            statements.add(new Statement(
                    statement.origin(), migration, statement.line(), first, lines.size() - 1, statement.sql()));
        }
        afterStatement = true;
        afterSeveral = several;
        return this;
    }

    /** A statement with its semicolon; an engine's remark that is a comment and nothing else needs none. */
    public static String terminated(String sql) {
        boolean remark = sql.lines()
                .allMatch(line -> line.isBlank() || line.stripLeading().startsWith("--"));
        return remark ? sql : sql + ";";
    }

    /** An empty line. */
    public SqlDocumentBuilder blank() {
        addLines("", Kind.SCRIPT, 0, -1);
        return this;
    }

    /** A whole script; the arrays say at which lines, from 0, each statement starts and ends. */
    void script(String text, int[] firstLines, int[] lastLines) {
        List<String> texts = split(text);
        List<List<Span>> spans = SqlHighlighter.spans(texts);
        int statement = 0;
        boolean ended = texts.size() > 1 && texts.getLast().isEmpty();
        for (int i = 0; i < (ended ? texts.size() - 1 : texts.size()); i++) {
            while (statement < lastLines.length && lastLines[statement] < i) {
                statement++;
            }
            boolean inside = statement < firstLines.length && firstLines[statement] <= i;
            add(new Line(cut(texts.get(i)), Kind.SCRIPT, i + 1, inside ? statement : -1, spans.get(i)));
        }
    }

    private void addLines(String sql, Kind kind, int firstNumber, int statement) {
        List<String> texts = split(sql);
        if (lines.size() >= SqlDocument.MOST_LINES) {
            leftOut += texts.size();
            return;
        }
        List<List<Span>> spans = SqlHighlighter.spans(texts);
        for (int i = 0; i < texts.size(); i++) {
            int number = firstNumber == 0 ? 0 : firstNumber + i;
            add(new Line(cut(texts.get(i)), kind, number, statement, spans.get(i)));
        }
    }

    private void add(Line line) {
        if (lines.size() < SqlDocument.MOST_LINES) {
            lines.add(line);
        } else {
            leftOut++;
        }
    }

    private static List<String> split(String sql) {
        return List.of(VisibleText.keepingLines(sql.replace("\r\n", "\n")).split("\n", -1));
    }

    private static String cut(String line) {
        return line.length() <= SqlDocument.LONGEST_LINE ? line : line.substring(0, SqlDocument.LONGEST_LINE) + " …";
    }

    public SqlDocument build() {
        return build(statements);
    }

    /** As {@link #build()}, with statements that were found elsewhere; those behind the last line are dropped. */
    SqlDocument build(List<Statement> found) {
        List<Statement> shown = new ArrayList<>();
        for (Statement statement : found) {
            if (statement.firstLine() < lines.size()) {
                shown.add(statement);
            }
        }
        return new SqlDocument(lines, shown, leftOut);
    }
}
