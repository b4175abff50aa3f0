package org.lockkeeper.connection;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@code .env} file by dotenv's customs: {@code export} in front, single, double or no quotes, comments, and {@code ${NAME}} for an
 * earlier line's value (not within single quotes). The last of several lines counts.
 */
final class EnvFile {
    private static final Pattern LINE = Pattern.compile(
            "^\\s*(?:export\\s+)?([A-Za-z_][A-Za-z0-9_.]*)\\s*=[ \\t]*(?:'([^']*)'|\"((?:\\\\.|[^\"\\\\])*)\"|([^\\r\\n]*))",
            Pattern.MULTILINE);
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

    private EnvFile() {}

    static Map<String, String> parse(String text) {
        Map<String, String> values = new HashMap<>();
        Matcher line = LINE.matcher(text.startsWith("\uFEFF") ? text.substring(1) : text);
        while (line.find()) {
            String value;
            if (line.group(2) != null) {
                value = line.group(2);
            } else if (line.group(3) != null) {
                value = expand(line.group(3).replaceAll("\\\\([\"\\\\])", "$1"), values);
            } else {
                value = expand(withoutComment(line.group(4)), values);
            }
            values.put(line.group(1), value);
        }
        return values;
    }

    private static String withoutComment(String value) {
        return value.startsWith("#") ? "" : value.replaceFirst("\\s+#.*$", "").strip();
    }

    private static String expand(String value, Map<String, String> earlier) {
        return REFERENCE
                .matcher(value)
                .replaceAll(match -> Matcher.quoteReplacement(earlier.getOrDefault(match.group(1), match.group())));
    }
}
