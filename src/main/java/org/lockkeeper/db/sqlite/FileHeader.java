package org.lockkeeper.db.sqlite;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;

/**
 * The first hundred bytes (sqlite.org/fileformat2.html, section 1.3), read without SQLite: so a file that is something else is told as
 * what it is, and before any library is loaded.
 *
 * @param pageSize in bytes
 * @param pages how many the file says it has; 0 where it does not say
 */
record FileHeader(int pageSize, long pages) {
    private static final int LENGTH = 100;
    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final int PAGE_SIZE = 16;
    private static final int CHANGES = 24;
    private static final int PAGES = 28;
    private static final int USER_VERSION = 60;
    private static final int APPLICATION_ID = 68;
    private static final int CHANGES_OF_PAGES = 92;

    /**
     * Reads the header and refuses what is not of the kind.
     *
     * @throws LockkeeperException with a sentence that says what the file is instead
     */
    static FileHeader read(Path file, FileKind kind) {
        byte[] bytes = bytes(file, kind);
        if (bytes.length == 0) {
            throw refused(file, kind, "it is empty");
        }
        if (bytes.length < LENGTH || !java.util.Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw refused(file, kind, "it is no SQLite database");
        }
        ByteBuffer header = ByteBuffer.wrap(bytes);
        if (header.getInt(APPLICATION_ID) != kind.applicationId()) {
            throw refused(file, kind, "it is another application's SQLite database");
        }
        if (header.getInt(USER_VERSION) > kind.version()) {
            throw new LockkeeperException(
                    kind.code() + "-VERSION",
                    ExitCode.USAGE,
                    "%s was written by a newer Lockkeeper (version %d of the format, this one knows %d): update Lockkeeper to read it."
                            .formatted(file, header.getInt(USER_VERSION), kind.version()));
        }
        int size = Short.toUnsignedInt(header.getShort(PAGE_SIZE));
        boolean counted = header.getInt(CHANGES) == header.getInt(CHANGES_OF_PAGES);
        return new FileHeader(size == 1 ? 1 << 16 : size, counted ? Integer.toUnsignedLong(header.getInt(PAGES)) : 0);
    }

    /** Whether the file ends before its last page: it was cut off while it was copied or written. */
    boolean isCut(Path file) throws IOException {
        return Files.size(file) < pages * pageSize;
    }

    private static byte[] bytes(Path file, FileKind kind) {
        if (!Files.exists(file)) {
            throw new LockkeeperException(
                    kind.code() + "-FILE", ExitCode.USAGE, "There is no file %s; look at the path.".formatted(file));
        }
        if (Files.isDirectory(file)) {
            throw refused(file, kind, "it is a folder");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(LENGTH);
        } catch (IOException e) {
            throw new LockkeeperException(
                    kind.code() + "-FILE",
                    ExitCode.USAGE,
                    "%s cannot be read (%s); look at its rights.".formatted(file, e),
                    e);
        }
    }

    private static LockkeeperException refused(Path file, FileKind kind, String what) {
        return new LockkeeperException(
                kind.code() + "-FORMAT",
                ExitCode.USAGE,
                "%s is not %s: %s. Pass a file that Lockkeeper has written.".formatted(file, kind.what(), what));
    }
}
