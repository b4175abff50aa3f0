package org.lockkeeper.ui.control;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.lockkeeper.migration.script.SqlLexer;
import org.lockkeeper.migration.script.SqlToken;
import org.lockkeeper.ui.control.SqlDocument.Span;

/** Turns a script's tokens into highlighted stretches of its lines. */
final class SqlHighlighter {
    private static final Map<SqlToken.Kind, String> STYLES = Arrays.stream(SqlToken.Kind.values())
            .collect(Collectors.toUnmodifiableMap(
                    kind -> kind,
                    kind -> "sql-" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-')));

    private SqlHighlighter() {}

    /** The highlighted stretches of each line, in order; a token over several lines is in each of them. */
    static List<List<Span>> spans(List<String> lines) {
        List<List<Span>> result = new ArrayList<>(lines.size());
        int[] starts = new int[lines.size() + 1];
        for (int i = 0; i < lines.size(); i++) {
            starts[i + 1] = starts[i] + lines.get(i).length() + 1;
            result.add(new ArrayList<>(4));
        }
        Painter painter = new Painter(lines, starts, result);
        String text = String.join("\n", lines);
        for (SqlToken token : SqlLexer.tokens(text)) {
            painter.paint(token, text);
        }
        return result;
    }

    private static final class Painter {
        private final List<String> lines;
        private final int[] starts;
        private final List<List<Span>> result;
        private int line;

        Painter(List<String> lines, int[] starts, List<List<Span>> result) {
            this.lines = lines;
            this.starts = starts;
            this.result = result;
        }

        /** A dollar-quoted text over several lines is nearly always a function's body, and reads better as code. */
        void paint(SqlToken token, String text) {
            boolean body = token.kind() == SqlToken.Kind.STRING
                    && text.charAt(token.start()) == '$'
                    && text.indexOf('\n', token.start()) < token.end()
                    && text.indexOf('\n', token.start()) >= 0;
            int open = body ? text.indexOf('$', token.start() + 1) + 1 : 0;
            int close = body ? token.end() - (open - token.start()) : 0;
            if (!body || close < open) {
                paint(token.kind(), token.start(), token.end());
                return;
            }
            paint(token.kind(), token.start(), open);
            for (SqlToken inner : SqlLexer.tokens(text.substring(open, close))) {
                paint(inner.kind(), open + inner.start(), open + inner.end());
            }
            paint(token.kind(), close, token.end());
        }

        private void paint(SqlToken.Kind kind, int start, int end) {
            String style = STYLES.getOrDefault(kind, "sql-identifier");
            while (starts[line + 1] <= start) {
                line++;
            }
            for (int i = line; i < lines.size() && starts[i] < end; i++) {
                int from = Math.max(start - starts[i], 0);
                int to = Math.min(end - starts[i], Math.min(lines.get(i).length(), SqlDocument.LONGEST_LINE));
                if (from < to) {
                    result.get(i).add(new Span(from, to, style));
                }
            }
        }
    }
}
