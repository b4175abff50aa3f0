package org.lockkeeper.migration.script;

import java.util.ArrayList;
import java.util.List;
import org.lockkeeper.migration.script.SqlToken.Kind;

/**
 * Finds where statements end: at a semicolon that stands neither in parentheses, as in {@code create rule … do (a; b)}, nor in the
 * {@code begin atomic … end} body of a function. That is the rule of psql too ({@code src/fe_utils/psqlscan.l}).
 */
final class StatementSplitter {
    private final String text;
    private final SqlLexer lexer;
    private final List<SqlStatement> statements = new ArrayList<>();

    private int first = -1;
    private int last;
    private int parentheses;
    private int words;
    private boolean creates;
    private boolean routine;
    private boolean begin;
    private boolean label;
    private int body;

    private int counted;
    private int line = 1;

    StatementSplitter(String text) {
        this.text = text;
        this.lexer = new SqlLexer(text);
    }

    SqlScript split() {
        while (lexer.next()) {
            if (lexer.kind() == Kind.COMMENT) {
                continue;
            }
            if (lexer.is(';') && parentheses == 0 && body == 0) {
                finish();
                continue;
            }
            if (first < 0) {
                first = lexer.start();
            }
            last = lexer.end();
            follow();
        }
        finish();
        return new SqlScript(text, statements, lexer.closed());
    }

    private void follow() {
        boolean wasBegin = begin;
        boolean wasLabel = label;
        begin = false;
        label = false;
        if (lexer.is('(')) {
            parentheses++;
        } else if (lexer.is(')')) {
            parentheses = Math.max(0, parentheses - 1);
        } else if (lexer.is('.')) {
            label = true;
        } else if (lexer.kind() == Kind.IDENTIFIER) {
            followWord(wasBegin, wasLabel);
        }
    }

    /** Behind a dot and behind {@code as} a word is a name, whatever it is elsewhere. */
    private void followWord(boolean wasBegin, boolean wasLabel) {
        words++;
        if (words == 1) {
            creates = lexer.isWord("create");
        } else if (words <= 4 && creates) {
            routine |= lexer.isWord("function") || lexer.isWord("procedure");
        }
        if (!routine || wasLabel) {
            return;
        }
        if (body == 0) {
            if (wasBegin && lexer.isWord("atomic")) {
                body = 1;
            }
            begin = lexer.isWord("begin");
        } else if (lexer.isWord("case")) {
            body++;
        } else if (lexer.isWord("end")) {
            body--;
        }
        label = lexer.isWord("as");
    }

    private void finish() {
        if (first >= 0) {
            countLines(first);
            statements.add(new SqlStatement(line, first, last, text.substring(first, last)));
        }
        first = -1;
        parentheses = 0;
        words = 0;
        creates = false;
        routine = false;
        begin = false;
        label = false;
        body = 0;
    }

    private void countLines(int until) {
        for (; counted < until; counted++) {
            if (text.charAt(counted) == '\n') {
                line++;
            }
        }
    }
}
