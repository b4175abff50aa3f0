package org.lockkeeper.logs;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Supplier;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.files.SafeFiles;
import org.lockkeeper.task.CancelToken;
import org.slf4j.LoggerFactory;

/** Lines of a log in a file of their own, which only its owner reads and which is there whole or not at all. */
final class LineFile {
    private static final int PIECE = 1 << 18;

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
     * @param of the log that the lines are of
     * @return how many lines were written
     * @throws LockkeeperException if the file cannot be written, or it or the name it has until it is whole is one of the log's own
     */
    static long write(Path to, LogFile of, SecretMask mask, Body body) {
        Path temporary = to.resolveSibling(to.getFileName() + ".part");
        refuseLog(of, to, "%s is the log itself, which would be lost. Choose another name.".formatted(to));
        refuseLog(
                of,
                temporary,
                "%s is first written as %s, which is the log itself and would be lost. Choose another name."
                        .formatted(to, temporary.getFileName()));
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

    private static void refuseLog(LogFile log, Path to, String sentence) {
        if (log.parts().stream().anyMatch(part -> isSame(part, to))) {
            throw new LockkeeperException("LK-LOG-SAVE", ExitCode.ATTENTION, sentence);
        }
    }

    /** @param part a file's path, or what a server calls one of its own */
    private static boolean isSame(String part, Path to) {
        try {
            return Files.exists(to) && Files.isSameFile(Path.of(part), to);
        } catch (IOException | InvalidPathException e) {
            LoggerFactory.getLogger(LineFile.class).debug("{} is no file here", part, e);
            return false;
        }
    }

    private static long lines(Path temporary, SecretMask mask, Body body) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(temporary, StandardCharsets.UTF_8)) {
            LineFile lines = new LineFile(out, mask);
            body.write(lines);
            return lines.count;
        }
    }

    /**
     * Adds a line.
     *
     * @param lineBefore reads the line before it, or its end
     */
    void add(String text, Supplier<String> lineBefore) {
        try {
            out.write(masked.of(text, lineBefore));
            out.write('\n');
            count++;
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /**
     * As {@link #add(String, Supplier)}, of a line that may be too long to be held.
     *
     * @param beginning what of it is held
     * @throws java.util.concurrent.CancellationException if that was asked for
     */
    void add(String beginning, Reader text, Supplier<String> lineBefore, CancelToken cancel) {
        char[] piece = new char[PIECE];
        MaskedPieces pieces = masked.pieces(beginning, lineBefore);
        String held = "";
        try {
            for (int read = fill(text, piece); read > 0; read = fill(text, piece)) {
                cancel.throwIfRequested();
                String next = held + new String(piece, 0, read);
                // At the end of the line it would belong to the line end.
                held = next.endsWith("\r") ? "\r" : "";
                out.write(pieces.next(next.substring(0, next.length() - held.length())));
            }
            out.write(pieces.end());
            out.write('\n');
            count++;
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /** A reader gives a few thousand characters at a time, and each piece is looked at with what is around it. */
    private static int fill(Reader text, char[] piece) throws IOException {
        int filled = 0;
        int read;
        do {
            read = text.read(piece, filled, piece.length - filled);
            filled += Math.max(0, read);
        } while (read >= 0 && filled < piece.length);
        return filled;
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
