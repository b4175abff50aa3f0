package org.lockkeeper.migration.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A statement's first words, read one after another. */
final class StatementWords {
    private static final int FIRST = 60;

    private final List<Word> words = new ArrayList<>();
    private int at;

    StatementWords(String sql) {
        this(sql, FIRST);
    }

    private StatementWords(String sql, int most) {
        SqlLexer lexer = new SqlLexer(sql);
        while (words.size() < most && lexer.next()) {
            if (lexer.kind() != SqlToken.Kind.COMMENT) {
                words.add(new Word(lexer.kind(), sql.substring(lexer.start(), lexer.end())));
            }
        }
    }

    /** All words of a statement, however long it is. */
    static StatementWords all(String sql) {
        return new StatementWords(sql, Integer.MAX_VALUE);
    }

    /** Whether nothing is left. */
    boolean atEnd() {
        return at == words.size();
    }

    /** Passes one token, whatever it is. */
    void pass() {
        at++;
    }

    /** Where the reading stands, to come back to. */
    int mark() {
        return at;
    }

    void back(int mark) {
        at = mark;
    }

    /** Passes this sign if it stands here. */
    boolean skipSign(String sign) {
        boolean there = at < words.size() && words.get(at).text.equals(sign);
        if (there) {
            at++;
        }
        return there;
    }

    /** The next word in lower case; empty where there is none or something else stands there. */
    String next() {
        if (at == words.size() || words.get(at).kind != SqlToken.Kind.IDENTIFIER) {
            return "";
        }
        return words.get(at++).text.toLowerCase(Locale.ROOT);
    }

    /** Passes these words if they stand here, all of them in order. */
    boolean skip(String... expected) {
        for (int i = 0; i < expected.length; i++) {
            if (at + i >= words.size() || !words.get(at + i).is(expected[i])) {
                return false;
            }
        }
        at += expected.length;
        return true;
    }

    /** Passes any of these words, as many as stand here. */
    void skipAny(String... known) {
        while (isOneOf(known)) {
            at++;
        }
    }

    boolean isOneOf(String... known) {
        return at < words.size() && List.of(known).stream().anyMatch(words.get(at)::is);
    }

    /** Passes everything up to this word and the word itself; empty where it does not come. */
    Optional<String> skipTo(String word) {
        for (int i = at; i < words.size(); i++) {
            if (words.get(i).is(word)) {
                at = i + 1;
                return Optional.of(word);
            }
        }
        return Optional.empty();
    }

    /** A name, with a schema or without. */
    Optional<Name> name() {
        Optional<String> first = identifier();
        if (first.isEmpty() || at >= words.size() || !words.get(at).text.equals(".")) {
            return first.map(name -> new Name(Optional.empty(), name));
        }
        at++;
        return identifier().map(name -> new Name(first, name));
    }

    /** A plain text constant. */
    Optional<String> literal() {
        if (at == words.size() || !words.get(at).text.startsWith("'")) {
            return Optional.empty();
        }
        String text = words.get(at++).text;
        return Optional.of(text.substring(1, text.length() - 1).replace("''", "'"));
    }

    private Optional<String> identifier() {
        if (at == words.size()) {
            return Optional.empty();
        }
        Word word = words.get(at);
        return switch (word.kind) {
            case IDENTIFIER -> {
                at++;
                yield Optional.of(word.text.toLowerCase(Locale.ROOT));
            }
            case QUOTED_IDENTIFIER -> {
                at++;
                boolean plain = word.text.startsWith("\"") && word.text.length() > 2;
                yield plain
                        ? Optional.of(
                                word.text.substring(1, word.text.length() - 1).replace("\"\"", "\""))
                        : Optional.empty();
            }
            default -> Optional.empty();
        };
    }

    /** A name as the catalogue has it. */
    record Name(Optional<String> schema, String name) {}

    private record Word(SqlToken.Kind kind, String text) {
        boolean is(String word) {
            return kind == SqlToken.Kind.IDENTIFIER && text.equalsIgnoreCase(word);
        }
    }
}
