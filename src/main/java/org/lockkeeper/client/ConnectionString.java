package org.lockkeeper.client;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * libpq's connection string (PostgreSQL's documentation, "Keyword/Value Connection Strings"). Every value is quoted, so that no name
 * can become an option, a further keyword or a URL. It carries no password.
 */
final class ConnectionString {
    private final Map<String, String> values = new LinkedHashMap<>();

    ConnectionString with(String keyword, String value) {
        if (value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a connection's value cannot contain NUL");
        }
        values.put(keyword, value);
        return this;
    }

    @Override
    public String toString() {
        return values.entrySet().stream()
                .map(e -> e.getKey() + "='" + e.getValue().replace("\\", "\\\\").replace("'", "\\'") + "'")
                .collect(Collectors.joining(" "));
    }
}
