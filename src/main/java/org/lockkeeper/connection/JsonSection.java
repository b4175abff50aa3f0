package org.lockkeeper.connection;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.lockkeeper.error.LockkeeperException;

/**
 * One object of a file that people write, read key by key. Every key that is asked for counts as known; {@link #done()} refuses the rest.
 * Absent and wrong values are errors that name the key's full path, the line and what was expected.
 */
public final class JsonSection {
    private final FileErrors errors;
    private final String path;
    private final JsonValue.Fields object;
    private final Set<String> known = new HashSet<>();

    private JsonSection(FileErrors errors, String path, JsonValue.Fields object) {
        this.errors = errors;
        this.path = path;
        this.object = object;
    }

    /**
     * The outermost object of a document.
     *
     * @param file where it stands, for the errors
     * @throws LockkeeperException if it is not one JSON object, or one in it has a key twice
     */
    public static JsonSection of(Path file, byte[] document) {
        FileErrors errors = new FileErrors(file);
        return of(errors, "", JsonReader.read(errors, document));
    }

    /** The objects of a list; the key has to be there. */
    public List<JsonSection> sections(String key, String expected) {
        List<JsonValue> values = values(key, expected).orElseThrow(() -> missing(key, expected));
        List<JsonSection> sections = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            sections.add(of(errors, pathOf(key) + "[" + i + "]", values.get(i)));
        }
        return sections;
    }

    static JsonSection of(FileErrors errors, String path, JsonValue value) {
        if (value instanceof JsonValue.Fields fields) {
            return new JsonSection(errors, path, fields);
        }
        throw wrongType(errors, path.isEmpty() ? "the document" : path, "an object in braces", value);
    }

    FileErrors errors() {
        return errors;
    }

    public Set<String> keys() {
        return object.fields().keySet();
    }

    public boolean has(String key) {
        return field(key).isPresent();
    }

    public String text(String key, String expected) {
        return optionalText(key, expected).orElseThrow(() -> missing(key, expected));
    }

    public Optional<String> optionalText(String key, String expected) {
        return field(key).map(value -> {
            if (value instanceof JsonValue.Text text) {
                if (text.value().isBlank()) {
                    throw invalid(key, "empty", expected);
                }
                return text.value();
            }
            throw wrongType(errors, pathOf(key), expected, value);
        });
    }

    /** A text that may be empty. */
    Optional<String> optionalTextOrEmpty(String key, String expected) {
        return field(key).map(value -> {
            if (value instanceof JsonValue.Text text) {
                return text.value();
            }
            throw wrongType(errors, pathOf(key), expected, value);
        });
    }

    public Optional<Boolean> optionalFlag(String key) {
        return field(key).map(value -> {
            if (value instanceof JsonValue.Flag flag) {
                return flag.value();
            }
            throw wrongType(errors, pathOf(key), "true or false", value);
        });
    }

    public Optional<Integer> optionalInteger(String key, int least, int most) {
        String expected = "a whole number from %d to %d".formatted(least, most);
        return field(key).map(value -> {
            if (!(value instanceof JsonValue.Numeral number)) {
                throw wrongType(errors, pathOf(key), expected, value);
            }
            String digits = number.value();
            if (!digits.matches("-?\\d{1,9}") || Integer.parseInt(digits) < least || Integer.parseInt(digits) > most) {
                throw invalid(key, shortened(digits), expected);
            }
            return Integer.valueOf(digits);
        });
    }

    /** A list of texts; empty where the key is absent. */
    public List<String> texts(String key, String expected) {
        List<String> texts = new ArrayList<>();
        List<JsonValue> values = values(key, expected).orElse(List.of());
        for (int i = 0; i < values.size(); i++) {
            if (!(values.get(i) instanceof JsonValue.Text text)) {
                throw wrongType(errors, pathOf(key) + "[" + i + "]", "a text", values.get(i));
            }
            texts.add(text.value());
        }
        return texts;
    }

    /** A list's values; empty where the key is absent. */
    public Optional<List<JsonValue>> values(String key, String expected) {
        return field(key).map(value -> {
            if (value instanceof JsonValue.Array array) {
                return array.values();
            }
            throw wrongType(errors, pathOf(key), expected, value);
        });
    }

    /** An object whose values are all texts. */
    Map<String, String> textMap(String key) {
        Map<String, String> map = new LinkedHashMap<>();
        optionalSection(key).ifPresent(section -> {
            for (String name : section.keys()) {
                map.put(name, section.optionalTextOrEmpty(name, "a text").orElse(""));
            }
        });
        return map;
    }

    public JsonSection section(String key) {
        return optionalSection(key).orElseThrow(() -> missing(key, "an object in braces"));
    }

    public Optional<JsonSection> optionalSection(String key) {
        return field(key).map(value -> of(errors, pathOf(key), value));
    }

    /** The value of a key, counted as known. */
    public Optional<JsonValue> field(String key) {
        known.add(key);
        return Optional.ofNullable(object.fields().get(key)).map(JsonValue.Field::value);
    }

    /** Refuses keys that nobody asked for. */
    public void done() {
        object.fields().forEach((key, field) -> {
            if (!known.contains(key)) {
                throw errors.at(
                        "LK-WS-KEY",
                        field.keyLine(),
                        "%s is not a key that is known here; expected one of %s"
                                .formatted(pathOf(key), String.join(", ", new TreeSet<>(known))));
            }
        });
    }

    public LockkeeperException missing(String key, String expected) {
        return errors.at("LK-WS-MISSING", object.line(), "%s is missing; expected %s".formatted(pathOf(key), expected));
    }

    /** @param is what the value is, for the sentence; never a secret */
    public LockkeeperException invalid(String key, String is, String expected) {
        return error("LK-WS-VALUE", key, "is %s; expected %s".formatted(is, expected));
    }

    /** An error at a key that is there; the text follows the key's path. */
    public LockkeeperException error(String code, String key, String text) {
        return errors.at(code, lineOf(key), pathOf(key) + " " + text);
    }

    String pathOf(String key) {
        return FileErrors.join(path, key);
    }

    private int lineOf(String key) {
        JsonValue.Field field = object.fields().get(key);
        return field == null ? object.line() : field.keyLine();
    }

    /** A value in quotes, cut where it is long. */
    public static String quoted(String value) {
        return '"' + shortened(value) + '"';
    }

    private static String shortened(String value) {
        return value.length() <= 60 ? value : value.substring(0, 60) + "…";
    }

    private static LockkeeperException wrongType(FileErrors errors, String path, String expected, JsonValue value) {
        return errors.at(
                "LK-WS-TYPE", value.line(), "%s is %s; expected %s".formatted(path, value.described(), expected));
    }
}
