package org.lockkeeper.connection;

import java.util.LinkedHashMap;
import java.util.Map;

/** A {@code pg_service.conf}: sections in square brackets, a {@code key=value} a line, comments from {@code #} at a line's start. */
final class ServiceFile {
    private ServiceFile() {}

    /** The services by name, in the file's order; the first of two with one name counts, as with libpq. */
    static Map<String, Map<String, String>> parse(String text) {
        Map<String, Map<String, String>> services = new LinkedHashMap<>();
        Map<String, String> current = new LinkedHashMap<>();
        for (String raw : text.lines().toList()) {
            String line = raw.strip();
            if (line.startsWith("[") && line.endsWith("]")) {
                current = new LinkedHashMap<>();
                services.putIfAbsent(line.substring(1, line.length() - 1).strip(), current);
            } else if (!line.startsWith("#") && line.indexOf('=') > 0) {
                int equals = line.indexOf('=');
                current.putIfAbsent(
                        line.substring(0, equals).strip(),
                        line.substring(equals + 1).strip());
            }
        }
        return services;
    }
}
