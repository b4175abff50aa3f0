package org.lockkeeper.connection;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value of a file that people write, with the line on which it starts, from 1. */
public sealed interface JsonValue {
    int line();

    /** What it is, in a reader's words. */
    default String described() {
        return switch (this) {
            case Text _ -> "a text";
            case Numeral _ -> "a number";
            case Flag flag -> String.valueOf(flag.value());
            case Nothing _ -> "null";
            case Array _ -> "a list";
            case Fields _ -> "an object";
        };
    }

    /** A string. */
    record Text(int line, String value) implements JsonValue {}

    /** A number as it was written. */
    record Numeral(int line, String value) implements JsonValue {}

    /** {@code true} or {@code false}. */
    record Flag(int line, boolean value) implements JsonValue {}

    /** {@code null}. */
    record Nothing(int line) implements JsonValue {}

    /** A list. */
    record Array(int line, List<JsonValue> values) implements JsonValue {
        public Array {
            values = List.copyOf(values);
        }
    }

    /** An object; the keys keep their order and their lines. */
    record Fields(int line, Map<String, Field> fields) implements JsonValue {
        public Fields {
            fields = new LinkedHashMap<>(fields);
        }
    }

    /** A key's value. */
    record Field(int keyLine, JsonValue value) {}
}
