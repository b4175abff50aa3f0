package org.lockkeeper.migration.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A table that a statement creates, changes or writes to, as far as its words tell. What a function does that it calls does not show; the
 * body of a {@code do} block does.
 *
 * @param schema empty where the statement leaves that to the search path
 * @param name as the catalogue has it
 * @param rowsMayGo whether it drops, renames, empties or detaches from the table, or deletes rows of it
 */
public record TableUse(Optional<String> schema, String name, boolean rowsMayGo) {
    /** The tables of one statement, in the order in which they are named. */
    public static List<TableUse> of(String sql) {
        return new Search(sql).tables();
    }

    /** Goes through a statement's tokens; a word counts only where the grammar lets a table's name follow. */
    private static final class Search {
        private static final Set<String> NOT_AFTER_UPDATE =
                Set.of("set", "of", "cascade", "restrict", "no", "skip", "nowait", "or", "on");

        private final String text;
        private final List<SqlToken> tokens;
        private final List<TableUse> found = new ArrayList<>();
        private int at;

        Search(String text) {
            this.text = text;
            this.tokens = SqlLexer.tokens(text).stream()
                    .filter(token -> token.kind() != SqlToken.Kind.COMMENT)
                    .toList();
        }

        List<TableUse> tables() {
            boolean block = word(0).equals("do");
            while (at < tokens.size()) {
                String word = word(at);
                at++;
                switch (word) {
                    case "table" -> table();
                    case "truncate" -> list(true);
                    case "insert", "merge" -> written(word.equals("merge"));
                    case "delete" -> deleted();
                    case "update" -> updated();
                    case "copy" -> name(false);
                    case "on" -> indexed();
                    default -> {
                        if (block && text.charAt(tokens.get(at - 1).start()) == '$') {
                            body(at - 1);
                        }
                    }
                }
            }
            return found;
        }

        private void table() {
            String verb = at >= 2 ? word(at - 2) : "";
            boolean drops = verb.equals("drop");
            boolean temporary = verb.equals("temp") || verb.equals("temporary");
            skip("if", "not", "exists", "only");
            if (verb.equals("truncate") || temporary || !isVerb(verb)) {
                return;
            }
            if (drops) {
                list(true);
                return;
            }
            boolean goes =
                    verb.equals("alter") && (has("rename", "to") || has("detach", "partition") || has("set", "schema"));
            name(goes);
        }

        private static boolean isVerb(String word) {
            return Set.of("create", "alter", "drop", "unlogged", "foreign").contains(word);
        }

        private void written(boolean rowsMayGo) {
            if (word(at).equals("into")) {
                at++;
                skip("only");
                name(rowsMayGo);
            }
        }

        private void deleted() {
            if (word(at).equals("from")) {
                at++;
                skip("only");
                name(true);
            }
        }

        private void updated() {
            skip("only");
            if (!NOT_AFTER_UPDATE.contains(word(at))) {
                name(false);
            }
        }

        /** {@code create index … on t} and {@code create trigger … on t}; elsewhere "on" begins a condition. */
        private void indexed() {
            boolean creates = word(0).equals("create")
                    && tokens.stream()
                            .limit(4)
                            .map(this::wordOf)
                            .anyMatch(w -> w.equals("index") || w.equals("trigger"));
            if (creates && found.isEmpty()) {
                skip("only");
                name(false);
            }
        }

        private void list(boolean rowsMayGo) {
            skip("table", "only", "if", "exists");
            name(rowsMayGo);
            while (at < tokens.size() && symbol(at, ',')) {
                at++;
                skip("only");
                name(rowsMayGo);
            }
        }

        private void body(int token) {
            String quoted =
                    text.substring(tokens.get(token).start(), tokens.get(token).end());
            int tag = quoted.indexOf('$', 1) + 1;
            if (tag > 0 && quoted.length() >= 2 * tag) {
                found.addAll(of(quoted.substring(tag, quoted.length() - tag)));
            }
        }

        private void name(boolean rowsMayGo) {
            Optional<String> first = identifier();
            if (first.isEmpty()) {
                return;
            }
            if (at < tokens.size() && symbol(at, '.')) {
                at++;
                identifier().ifPresent(second -> found.add(new TableUse(first, second, rowsMayGo)));
            } else {
                found.add(new TableUse(Optional.empty(), first.get(), rowsMayGo));
            }
            skip("*");
        }

        private Optional<String> identifier() {
            if (at >= tokens.size()) {
                return Optional.empty();
            }
            SqlToken token = tokens.get(at);
            String is = text.substring(token.start(), token.end());
            return switch (token.kind()) {
                case IDENTIFIER, KEYWORD -> {
                    at++;
                    yield Optional.of(is.toLowerCase(Locale.ROOT));
                }
                case QUOTED_IDENTIFIER -> {
                    at++;
                    yield is.startsWith("\"") && is.endsWith("\"") && is.length() > 2
                            ? Optional.of(is.substring(1, is.length() - 1).replace("\"\"", "\""))
                            : Optional.empty();
                }
                case STRING, NUMBER, PARAMETER, COMMENT, OPERATOR, PUNCTUATION -> Optional.empty();
            };
        }

        private void skip(String... words) {
            while (at < tokens.size() && Set.of(words).contains(word(at))) {
                at++;
            }
        }

        private boolean has(String first, String second) {
            for (int i = at; i + 1 < tokens.size(); i++) {
                if (word(i).equals(first) && word(i + 1).equals(second)) {
                    return true;
                }
            }
            return false;
        }

        private boolean symbol(int index, char c) {
            return text.charAt(tokens.get(index).start()) == c;
        }

        private String word(int index) {
            return index < tokens.size() ? wordOf(tokens.get(index)) : "";
        }

        private String wordOf(SqlToken token) {
            return switch (token.kind()) {
                case IDENTIFIER, KEYWORD ->
                    text.substring(token.start(), token.end()).toLowerCase(Locale.ROOT);
                case QUOTED_IDENTIFIER, STRING, NUMBER, PARAMETER, COMMENT, OPERATOR, PUNCTUATION -> "";
            };
        }
    }
}
