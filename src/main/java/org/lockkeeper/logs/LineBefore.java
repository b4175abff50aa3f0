package org.lockkeeper.logs;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** How the line before another one ends, however long it is and whether it was read: there may stand the word that makes a password of what follows. */
public final class LineBefore {
    /** More than the words take, in bytes. */
    private static final int MOST = 1_000;

    private LineBefore() {}

    /**
     * Reads it when it is asked for.
     *
     * @param offset where the other line begins, in bytes; 0 has none before it
     */
    public static Supplier<String> at(LogFile file, long offset) {
        return () -> end(file, offset);
    }

    private static String end(LogFile file, long offset) {
        int bytes = (int) Math.min(MOST, offset);
        String text = new String(file.read(offset - bytes, bytes), StandardCharsets.UTF_8);
        String line = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        return line.substring(line.lastIndexOf('\n') + 1);
    }
}
