package org.lockkeeper.db;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Statements of the catalogue as text with their values in place, for people to read and for scripts to run. */
public final class SqlText {
    /** The catalogue's own text has no other question mark. */
    private static final Pattern PLACE = Pattern.compile("\\?|:\"([a-zA-Z]+)\"");

    /** By the file's text: a run puts values into the same few statements thousands of times. */
    private static final Map<String, List<Part>> TAKEN_APART = new ConcurrentHashMap<>();

    private SqlText() {}

    /**
     * The statement that {@link WriteSession#update} would run.
     *
     * @param major of the server that is to run it
     * @param identifiers what stands for {@code :"key"}
     * @param values what is bound, in order
     */
    public static String of(WriteStatement write, int major, Map<String, String> identifiers, String... values) {
        List<Part> parts = TAKEN_APART.computeIfAbsent(SqlCatalog.text(write.resource(), major), SqlText::takenApart);
        StringBuilder sql = new StringBuilder();
        int value = 0;
        for (Part part : parts) {
            switch (part) {
                case Part.Words(String words) -> sql.append(words);
                case Part.Value _ -> sql.append(literal(values[value++]));
                case Part.Identifier(String key) -> sql.append(SqlCatalog.identifier(key, identifiers));
            }
        }
        return sql.toString();
    }

    /** A string in quotes that means itself under every setting of {@code standard_conforming_strings}. */
    public static String literal(String value) {
        if (value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a text cannot contain NUL");
        }
        String doubled = value.replace("'", "''");
        return value.indexOf('\\') < 0 ? "'" + doubled + "'" : "E'" + doubled.replace("\\", "\\\\") + "'";
    }

    private static List<Part> takenApart(String file) {
        String text = file.lines()
                .filter(line -> !line.startsWith("--"))
                .collect(Collectors.joining("\n"))
                .strip();
        List<Part> parts = new ArrayList<>();
        Matcher place = PLACE.matcher(text);
        int end = 0;
        while (place.find()) {
            parts.add(new Part.Words(text.substring(end, place.start())));
            parts.add(place.group(1) == null ? new Part.Value() : new Part.Identifier(place.group(1)));
            end = place.end();
        }
        parts.add(new Part.Words(text.substring(end)));
        return List.copyOf(parts);
    }

    /** What a statement of the catalogue consists of. */
    private sealed interface Part {
        record Words(String words) implements Part {}

        record Value() implements Part {}

        record Identifier(String key) implements Part {}
    }
}
