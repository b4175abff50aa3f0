package org.lockkeeper.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockkeeper.guard.TargetIdentity;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * One entry: a JSON object of texts and lists of texts on a line of its own. Its hash is the SHA-256 of the line's own bytes up to the
 * hash's key, which include the hash of the entry before, so that nothing has to be written anew to be checked.
 */
final class TrailLine {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String HASH = ",\"hash\":\"";
    private static final int HASH_LENGTH = 64;
    private static final int TAIL = HASH.length() + HASH_LENGTH + "\"}\n".length();

    private final Map<String, List<String>> fields;
    private final byte[] bytes;

    private TrailLine(Map<String, List<String>> fields, byte[] bytes) {
        this.fields = fields;
        this.bytes = bytes;
    }

    /** @param fields in order; a list of one is written as a text */
    static TrailLine make(long number, String previous, Map<String, List<String>> fields) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        all.put("n", List.of(Long.toString(number)));
        all.putAll(fields);
        all.put("previous", List.of(previous));
        String open = object(all);
        String body = open.substring(0, open.length() - 1);
        String hash = sha256(body);
        all.put("hash", List.of(hash));
        return new TrailLine(all, (body + HASH + hash + "\"}\n").getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads a line.
     *
     * @param bytes with its line end
     * @throws IOException if it is not an entry, or not what its hash was made of
     */
    static TrailLine parse(byte[] bytes) throws IOException {
        if (bytes.length <= TAIL) {
            throw new IOException("it is no entry");
        }
        String tail = new String(bytes, bytes.length - TAIL, TAIL, StandardCharsets.UTF_8);
        byte[] body = java.util.Arrays.copyOf(bytes, bytes.length - TAIL);
        if (!tail.equals(HASH + sha256(body) + "\"}\n")) {
            throw new IOException("its hash is not that of its text");
        }
        try {
            return new TrailLine(fields(bytes), bytes);
        } catch (JacksonException | IllegalStateException e) {
            throw new IOException("it is no entry", e);
        }
    }

    /** How long the line is, with its line end. */
    int length() {
        return bytes.length;
    }

    /** The whole line with its line end. */
    ByteBuffer bytes() {
        return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    }

    long number() {
        String text = text("n");
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : -1;
    }

    String hash() {
        return text("hash");
    }

    String previous() {
        return text("previous");
    }

    boolean isIntent() {
        return text("kind").equals("intent");
    }

    /** The number of the intent that this is the outcome of. */
    Optional<Long> closes() {
        return Optional.of(text("of")).filter(of -> of.matches("\\d{1,18}")).map(Long::valueOf);
    }

    /** Where an intent's action was to be done. */
    TargetIdentity target() {
        String oid = text("databaseOid");
        return new TargetIdentity(text("system"), text("database"), oid.matches("\\d{1,10}") ? Long.parseLong(oid) : 0);
    }

    /** A field's text; empty where there is none. */
    String text(String key) {
        List<String> values = list(key);
        return values.isEmpty() ? "" : values.getFirst();
    }

    List<String> list(String key) {
        return fields.getOrDefault(key, List.of());
    }

    private static String object(Map<String, List<String>> fields) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            fields.forEach((key, values) -> {
                if (values.size() == 1) {
                    json.writeStringProperty(key, values.getFirst());
                } else {
                    json.writeArrayPropertyStart(key);
                    values.forEach(json::writeString);
                    json.writeEndArray();
                }
            });
            json.writeEndObject();
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Map<String, List<String>> fields(byte[] line) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalStateException("not an object");
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String key = json.currentName();
                List<String> values = new ArrayList<>();
                if (json.nextToken() == JsonToken.START_ARRAY) {
                    while (json.nextToken() != JsonToken.END_ARRAY) {
                        values.add(json.getString());
                    }
                } else {
                    values.add(json.getString());
                }
                fields.put(key, values);
            }
        }
        return fields;
    }

    /** The SHA-256 of a text's UTF-8, in hexadecimal digits. */
    static String sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
