package org.lockkeeper.logs;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.files.SafeFiles;

/** Lines of a log in a file of their own, which only its owner reads and which is there whole or not at all. */
final class LineFile {
    private final BufferedWriter out;
    private final SecretMask mask;
    private final MaskedLines masked;
    private long count;

    private LineFile(BufferedWriter out, SecretMask mask) {
        this.out = out;
        this.mask = mask;
        this.masked = new MaskedLines(mask);
    }

    /** Gives the lines, in the order of the log. */
    interface Body {
        void write(LineFile lines);
    }

    /**
     * Writes it.
     *
     * @return how many lines were written
     * @throws LockkeeperException if the file cannot be written
     */
    static long write(Path to, SecretMask mask, Body body) {
        Path temporary = to.resolveSibling(to.getFileName() + ".part");
        try {
            SafeFiles.delete(temporary);
            SafeFiles.createPrivate(temporary);
            boolean whole = false;
            try {
                long count = lines(temporary, mask, body);
                SafeFiles.sync(temporary);
                Files.move(temporary, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
                whole = true;
                return count;
            } finally {
                if (!whole) {
                    SafeFiles.delete(temporary);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            throw failure(to, e);
        }
    }

    private static long lines(Path temporary, SecretMask mask, Body body) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(temporary, StandardCharsets.UTF_8)) {
            LineFile lines = new LineFile(out, mask);
            body.write(lines);
            return lines.count;
        }
    }

    /** @param number of the line in its log */
    void add(long number, String text) {
        try {
            out.write(masked.of(number, text));
            out.write('\n');
            count++;
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /** Adds words that are none of the log's, told apart from its lines; they do not count. */
    void note(String words) {
        try {
            out.write("    > ");
            out.write(mask.of(words));
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private static LockkeeperException failure(Path to, Exception e) {
        return new LockkeeperException(
                "LK-LOG-SAVE",
                ExitCode.ATTENTION,
                "The lines could not be saved to %s (%s). Choose another folder, or free space there."
                        .formatted(to, e.getMessage()),
                e);
    }
}
