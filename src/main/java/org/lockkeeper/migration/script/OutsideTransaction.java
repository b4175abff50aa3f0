package org.lockkeeper.migration.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Statements that the server runs in transactions of their own making, so that one of them can have taken effect in part
 * (PostgreSQL's documentation: each of these commands says that it cannot run inside a transaction block).
 */
public final class OutsideTransaction {
    private static final int WORDS_THAT_DECIDE = 200;

    private OutsideTransaction() {}

    /** Whether a statement is one of them. */
    public static boolean is(SqlStatement statement) {
        List<String> words = words(statement.sql());
        String first = words.isEmpty() ? "" : words.getFirst();
        String second = words.size() < 2 ? "" : words.get(1);
        return switch (first) {
            case "vacuum" -> true;
            case "cluster" -> words.size() == 1;
            case "create" -> second.equals("database") || second.equals("tablespace") || concurrently(words, "index");
            case "drop" -> second.equals("database") || second.equals("tablespace") || concurrently(words, "index");
            case "reindex" -> words.contains("concurrently") || words.contains("database") || words.contains("system");
            case "alter" -> second.equals("system") || concurrently(words, "detach");
            default -> false;
        };
    }

    private static boolean concurrently(List<String> words, String of) {
        return words.contains(of) && words.contains("concurrently");
    }

    private static List<String> words(String sql) {
        SqlLexer lexer = new SqlLexer(sql);
        List<String> words = new ArrayList<>();
        while (words.size() < WORDS_THAT_DECIDE && lexer.next()) {
            if (lexer.kind() == SqlToken.Kind.IDENTIFIER) {
                words.add(sql.substring(lexer.start(), lexer.end()).toLowerCase(Locale.ROOT));
            }
        }
        return words;
    }
}
