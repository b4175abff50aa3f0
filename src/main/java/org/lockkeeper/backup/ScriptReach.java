package org.lockkeeper.backup;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockkeeper.migration.script.SqlLexer;
import org.lockkeeper.migration.script.SqlToken;
import org.lockkeeper.migration.script.SqlToken.Kind;

/**
 * Finds what of a script would reach beyond the database that it is restored into. With {@code --create} pg_dump makes, and with
 * {@code --clean} drops, a database by its name and has psql connect to it, as pg_dumpall always does: what was meant for a new database
 * would go over the one that is there. psql's other commands run programs and read files here.
 */
final class ScriptReach {
    private static final Pattern COMMAND = Pattern.compile("\\\\[^\\n\\r]*");

    /** Around each script pg_dump itself keeps psql from obeying what is in between (CVE-2025-8714); with a word and nothing else behind it. */
    private static final Pattern HARMLESS = Pattern.compile("\\\\(?:un)?restrict [A-Za-z0-9]+[ \\t]*");

    /** With it a backslash ends no string, so that psql and whoever reads the script here see other strings. */
    private static final Pattern OTHER_STRINGS =
            Pattern.compile("(?i)\\bset\\s+standard_conforming_strings\\s*(?:=|to)\\s*'?(?:off|false|no|0)\\b'?");

    private static final Set<String> VERBS = Set.of("create", "drop", "alter");

    private ScriptReach() {}

    /**
     * The first of it, as it stands there; empty where there is nothing.
     *
     * @param script without the rows of tables
     */
    static Optional<String> beyond(String script) {
        Matcher strings = OTHER_STRINGS.matcher(script);
        if (strings.find()) {
            return Optional.of(strings.group());
        }
        List<SqlToken> tokens = SqlLexer.tokens(script);
        boolean begins = true;
        int passed = 0;
        for (int i = 0; i < tokens.size(); i++) {
            SqlToken token = tokens.get(i);
            if (token.start() < passed || token.kind() == Kind.COMMENT) {
                continue;
            }
            char first = script.charAt(token.start());
            if (first == '\\') {
                Matcher command = COMMAND.matcher(script);
                if (command.find(token.start())
                        && !HARMLESS.matcher(command.group()).matches()) {
                    return Optional.of(command.group().strip());
                }
                passed = command.end();
                continue;
            }
            if (begins && i + 1 < tokens.size() && isOfDatabase(script, token, tokens.get(i + 1))) {
                return Optional.of(line(script, token));
            }
            begins = token.kind() == Kind.PUNCTUATION && first == ';';
        }
        return Optional.empty();
    }

    private static boolean isOfDatabase(String script, SqlToken verb, SqlToken object) {
        return VERBS.contains(word(script, verb)) && word(script, object).equals("database");
    }

    private static String word(String script, SqlToken token) {
        return script.substring(token.start(), token.end()).toLowerCase(Locale.ROOT);
    }

    private static String line(String script, SqlToken from) {
        return script.substring(from.start()).lines().findFirst().orElse("").strip();
    }
}
