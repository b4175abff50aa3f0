package org.lockkeeper.migration.script;

import java.util.List;

/**
 * A script's text and what PostgreSQL's lexer makes of it.
 *
 * @param closed whether every quote and comment has its end; where one has not, the last statement goes to the end of the text
 */
public record SqlScript(String text, List<SqlStatement> statements, boolean closed) {
    public SqlScript {
        statements = List.copyOf(statements);
    }

    /** Splits a script into its statements; what cannot be closed (a quote, a comment) goes to the end of the text. */
    public static SqlScript parse(String text) {
        return new StatementSplitter(text).split();
    }
}
