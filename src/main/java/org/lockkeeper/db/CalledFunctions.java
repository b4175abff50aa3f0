package org.lockkeeper.db;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.migration.script.SqlLexer;
import org.lockkeeper.migration.script.SqlToken;

/** The names before an opening parenthesis: functions, and words of the grammar that no function is called by. */
final class CalledFunctions {
    private CalledFunctions() {}

    /**
     * The names in a query or in a plan's text, as the catalogue has them.
     *
     * @throws LockkeeperException if a name is spelled with Unicode escapes, so that it cannot be told by reading
     */
    static Set<String> of(String text) {
        Set<String> names = new HashSet<>();
        List<SqlToken> tokens = SqlLexer.tokens(text).stream()
                .filter(token -> token.kind() != SqlToken.Kind.COMMENT)
                .toList();
        for (int i = 0; i < tokens.size(); i++) {
            String name = text.substring(tokens.get(i).start(), tokens.get(i).end());
            boolean called =
                    i + 1 < tokens.size() && text.charAt(tokens.get(i + 1).start()) == '(';
            switch (tokens.get(i).kind()) {
                case KEYWORD, IDENTIFIER -> add(names, called, name.toLowerCase(Locale.ROOT));
                case QUOTED_IDENTIFIER -> add(names, called, plain(name));
                case STRING, NUMBER, PARAMETER, COMMENT, OPERATOR, PUNCTUATION -> {
                    // Nothing that is called.
                }
            }
        }
        return names;
    }

    private static void add(Set<String> names, boolean called, String name) {
        if (called) {
            names.add(name);
        }
    }

    private static String plain(String quoted) {
        if (!quoted.startsWith("\"")) {
            throw new LockkeeperException(
                    "LK-CHECK-ACTS",
                    ExitCode.ATTENTION,
                    "It spells the name %s with Unicode escapes; write the name itself. It was not run."
                            .formatted(quoted));
        }
        String inner = quoted.endsWith("\"") && quoted.length() > 1 ? quoted.substring(1, quoted.length() - 1) : "";
        return inner.replace("\"\"", "\"");
    }
}
