package org.lockkeeper.connection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** Reads a JSON document with the line of every value, which a bound object would have lost. */
final class JsonReader {
    private final FileErrors errors;
    private final JsonParser parser;

    private JsonReader(FileErrors errors, JsonParser parser) {
        this.errors = errors;
        this.parser = parser;
    }

    /** @throws org.lockkeeper.error.LockkeeperException if it is not one JSON document or an object has a key twice */
    static JsonValue read(FileErrors errors, byte[] document) {
        // The parser's own words may quote the file, and so a password that does not belong there: they stay out of the
        // sentence.
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), document)) {
            JsonReader reader = new JsonReader(errors, parser);
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw errors.at(
                        "LK-WS-EMPTY",
                        1,
                        "the file is empty; expected a JSON object in braces");
            }
            JsonValue value = reader.value(first, "");
            if (parser.nextToken() != null) {
                throw errors.at(
                        "LK-WS-JSON", reader.line(), "expected nothing after the closing bracket of the document");
            }
            return value;
        } catch (JacksonException e) {
            TokenStreamLocation location = e.getLocation();
            throw errors.at(
                    "LK-WS-JSON",
                    location == null ? 1 : location.getLineNr(),
                    "this is not valid JSON%s; look for a missing comma, quote or bracket there or just before"
                            .formatted(location == null ? "" : " at column " + location.getColumnNr()));
        }
    }

    private JsonValue value(JsonToken token, String path) {
        int line = line();
        return switch (token) {
            case START_OBJECT -> fields(line, path);
            case START_ARRAY -> array(line, path);
            case VALUE_STRING -> new JsonValue.Text(line, parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonValue.Numeral(line, parser.getString());
            case VALUE_TRUE -> new JsonValue.Flag(line, true);
            case VALUE_FALSE -> new JsonValue.Flag(line, false);
            case VALUE_NULL -> new JsonValue.Nothing(line);
            case END_OBJECT, END_ARRAY, PROPERTY_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                throw new IllegalStateException("no value starts with " + token);
        };
    }

    private JsonValue fields(int line, String path) {
        Map<String, JsonValue.Field> fields = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = parser.currentName();
            int keyLine = line();
            String keyPath = FileErrors.join(path, key);
            JsonValue.Field earlier = fields.get(key);
            if (earlier != null) {
                throw errors.at(
                        "LK-WS-DUPLICATE",
                        keyLine,
                        "%s is given twice, first on line %d; expected it once".formatted(keyPath, earlier.keyLine()));
            }
            fields.put(key, new JsonValue.Field(keyLine, value(parser.nextToken(), keyPath)));
        }
        return new JsonValue.Fields(line, fields);
    }

    private JsonValue array(int line, String path) {
        List<JsonValue> values = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            values.add(value(token, path + "[" + values.size() + "]"));
        }
        return new JsonValue.Array(line, values);
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }
}
