package org.lockkeeper.db;

import java.util.Map;
import java.util.stream.Collectors;

/** Statements of the catalogue as text with their values in place, for people to read and for scripts to run. */
public final class SqlText {
    private SqlText() {}

    /**
     * The statement that {@link WriteSession#update} would run.
     *
     * @param major of the server that is to run it
     * @param identifiers what stands for {@code :"key"}
     * @param values what is bound, in order
     */
    public static String of(WriteStatement write, int major, Map<String, String> identifiers, String... values) {
        String template = SqlCatalog.text(write.resource(), major)
                .lines()
                .filter(line -> !line.startsWith("--"))
                .collect(Collectors.joining("\n"))
                .strip();
        StringBuilder sql = new StringBuilder();
        int value = 0;
        // Parameters first: an identifier may contain a question mark, the catalogue's own text has none elsewhere.
        for (int i = 0; i < template.length(); i++) {
            char c = template.charAt(i);
            if (c == '?') {
                sql.append(quoteForLater(literal(values[value])));
                value++;
            } else {
                sql.append(c);
            }
        }
        return SqlCatalog.withIdentifiers(sql.toString(), identifiers).replace("\0", "");
    }

    /** A string in quotes that means itself under every setting of {@code standard_conforming_strings}. */
    public static String literal(String value) {
        if (value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a text cannot contain NUL");
        }
        String doubled = value.replace("'", "''");
        return value.indexOf('\\') < 0 ? "'" + doubled + "'" : "E'" + doubled.replace("\\", "\\\\") + "'";
    }

    /** Breaks up what would look like an identifier's place inside a value; NUL cannot be part of either. */
    private static String quoteForLater(String literal) {
        return literal.replace(":\"", ":\0\"");
    }
}
