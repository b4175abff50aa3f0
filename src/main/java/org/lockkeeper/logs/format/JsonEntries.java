package org.lockkeeper.logs.format;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The keys of jsonlog (PostgreSQL's documentation, Using JSON-Format Log Output) and of applications' JSON lines. */
final class JsonEntries {
    private static final JsonFactory JSON = new JsonFactory();

    private static final Map<String, Field> FIELDS = Map.of(
            "pid", Field.PID,
            "user", Field.USER,
            "dbname", Field.DATABASE,
            "application_name", Field.APPLICATION,
            "remote_host", Field.CLIENT,
            "state_code", Field.SQLSTATE,
            "session_id", Field.SESSION,
            "query_id", Field.QUERY_ID,
            "backend_type", Field.BACKEND_TYPE,
            "ps", Field.COMMAND);

    private static final Map<String, String> PARTS = Map.of(
            "detail",
            "DETAIL",
            "hint",
            "HINT",
            "context",
            "CONTEXT",
            "statement",
            "STATEMENT",
            "internal_query",
            "QUERY");

    private JsonEntries() {}

    static LogEntry parse(List<String> lines, Optional<Instant> time, Severity severity) {
        Map<String, String> values = values(lines.getFirst());
        Map<Field, String> fields = new EnumMap<>(Field.class);
        List<LogEntry.Part> parts = new ArrayList<>();
        values.forEach((key, value) -> {
            Field field = FIELDS.get(key);
            if (field != null) {
                fields.put(field, value);
            }
            String part = PARTS.get(key);
            if (part != null) {
                parts.add(new LogEntry.Part(part, value));
            }
        });
        String message = values.getOrDefault("message", values.getOrDefault("msg", lines.getFirst()));
        StringBuilder text = new StringBuilder(message);
        lines.stream().skip(1).forEach(line -> text.append('\n').append(line));
        return new LogEntry(time, severity, fields, text.toString(), parts);
    }

    /** The plain values of the outermost object; of a broken line, those before the break. */
    private static Map<String, String> values(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        String line = Utf8Mark.without(text);
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return values;
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String key = parser.currentName();
                JsonToken token = parser.nextToken();
                if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
                    values.put(key, parser.getString());
                } else {
                    parser.skipChildren();
                }
            }
        } catch (JacksonException e) {
            values.putIfAbsent("message", line);
        }
        return values;
    }
}
