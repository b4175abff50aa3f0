package org.lockkeeper.migration.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a statement does to the transaction that it runs in. */
public enum TransactionControl {
    /** Nothing; nearly every statement. */
    NONE,
    /** Opens a transaction block. */
    BEGIN,
    /** Ends a transaction block: commit, rollback, prepare transaction. */
    END,
    /** Works within a block: savepoints. */
    WITHIN,
    /** Ends a block and opens the next, or acts on a prepared transaction. */
    OTHER;

    private static final int WORDS_THAT_DECIDE = 5;

    /** Looks at the statement's first words. */
    public static TransactionControl of(SqlStatement statement) {
        List<String> words = firstWords(statement.sql());
        String first = words.isEmpty() ? "" : words.getFirst();
        String second = words.size() < 2 ? "" : words.get(1);
        return switch (first) {
            case "begin" -> BEGIN;
            case "start" -> second.equals("transaction") ? BEGIN : NONE;
            case "prepare" -> second.equals("transaction") ? END : NONE;
            case "savepoint", "release" -> WITHIN;
            case "commit", "end", "abort" -> second.equals("prepared") || chains(words) ? OTHER : END;
            case "rollback" -> words.contains("to") ? WITHIN : second.equals("prepared") || chains(words) ? OTHER : END;
            default -> NONE;
        };
    }

    private static boolean chains(List<String> words) {
        return words.contains("chain") && !words.contains("no");
    }

    private static List<String> firstWords(String sql) {
        SqlLexer lexer = new SqlLexer(sql);
        List<String> words = new ArrayList<>(WORDS_THAT_DECIDE);
        while (words.size() < WORDS_THAT_DECIDE && lexer.next()) {
            if (lexer.kind() == SqlToken.Kind.COMMENT) {
                continue;
            }
            if (lexer.kind() != SqlToken.Kind.IDENTIFIER) {
                break;
            }
            words.add(sql.substring(lexer.start(), lexer.end()).toLowerCase(Locale.ROOT));
        }
        return words;
    }
}
