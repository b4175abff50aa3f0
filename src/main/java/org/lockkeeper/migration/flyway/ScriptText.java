package org.lockkeeper.migration.flyway;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** The text of a script. */
final class ScriptText {
    private ScriptText() {}

    static String of(ScriptFile file) {
        StringWriter text = new StringWriter(file.bytes().length);
        try {
            file.read().transferTo(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    static boolean contains(ScriptFile file, String part) {
        return of(file).contains(part);
    }
}
