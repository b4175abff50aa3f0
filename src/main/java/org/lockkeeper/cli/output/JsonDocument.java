package org.lockkeeper.cli.output;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** One JSON document, written field by field: that starts faster than binding objects does. */
@FunctionalInterface
public interface JsonDocument {
    /** No fields. */
    JsonDocument NOTHING = _ -> {};

    /** Writes the fields of the outermost object. */
    void writeFields(JsonGenerator json);

    /** The whole document in UTF-8, indented, with a line end: all of it or, if writing fails, nothing. */
    default byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
        try (JsonGenerator json = new JsonFactory().createGenerator(new Indented(), bytes)) {
            json.writeStartObject();
            writeFields(json);
            json.writeEndObject();
        }
        bytes.write('\n');
        return bytes.toByteArray();
    }

    /** Writes a text, or null where there is none. */
    static void optional(JsonGenerator json, String name, Optional<?> value) {
        if (value.isPresent()) {
            json.writeStringProperty(name, value.get().toString());
        } else {
            json.writeNullProperty(name);
        }
    }

    /** Writes an array of texts. */
    static void strings(JsonGenerator json, String name, Iterable<String> values) {
        json.writeArrayPropertyStart(name);
        values.forEach(json::writeString);
        json.writeEndArray();
    }

    /** Two spaces a level, {@code "name": value}. */
    final class Indented extends ObjectWriteContext.Base {
        private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");

        @Override
        public PrettyPrinter getPrettyPrinter() {
            DefaultPrettyPrinter printer =
                    new DefaultPrettyPrinter(tools.jackson.core.util.Separators.createDefaultInstance()
                            .withObjectNameValueSpacing(tools.jackson.core.util.Separators.Spacing.AFTER));
            printer.indentObjectsWith(LINES);
            printer.indentArraysWith(LINES);
            return printer;
        }

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }
    }
}
