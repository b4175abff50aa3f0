package org.lockkeeper.logs.bytes;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.task.CancelToken;

/** Opens log files, and says in a sentence why one cannot be opened. */
public final class LogFiles {
    private LogFiles() {}

    /** What a file's content has to go through before it is text that can be read in place. */
    public enum Packing {
        NONE,
        GZIP,
        ZSTD,
        UTF16_LE,
        UTF16_BE;

        /** Whether a program may still be writing it; what is packed is finished. */
        public boolean mayGrow() {
            return this != GZIP && this != ZSTD;
        }
    }

    /**
     * Opens a file. Of a packed one, or one in UTF-16, the first lines are there, and {@link LogBytes#goOn} brings more.
     *
     * @throws LockkeeperException if it is no regular file, is not there, or may not be read
     */
    public static Opened open(Path file) {
        try {
            requireRegular(file);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
            boolean opened = false;
            try {
                Packing packing = PackingSniffer.of(channel);
                Optional<String> foreign = PackingSniffer.foreign(channel);
                LogBytes bytes = packing == Packing.NONE ? new FileBytes(channel) : first(file, channel, packing);
                opened = true;
                return new Opened(bytes, packing, foreign, identity(file));
            } finally {
                if (!opened) {
                    channel.close();
                }
            }
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    private static LogBytes first(Path file, FileChannel channel, Packing packing) throws IOException {
        UnpackedBytes bytes = UnpackedBytes.of(file, channel, packing);
        boolean opened = false;
        try {
            bytes.goOn(new CancelToken());
            opened = true;
            return bytes;
        } finally {
            if (!opened) {
                bytes.close();
            }
        }
    }

    /** What the name leads to now. */
    public static FileIdentity identity(Path file) throws IOException {
        return FileIdentity.of(Files.readAttributes(file, BasicFileAttributes.class));
    }

    private static void requireRegular(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        if (attributes.isDirectory()) {
            throw refused(
                    file, "is a folder; name a file, or pass the folder of rotated files where a folder is taken");
        }
        if (!attributes.isRegularFile()) {
            throw refused(
                    file,
                    "is a device, a pipe or a socket, which cannot be read at any place; copy it to a file first");
        }
    }

    private static LockkeeperException refused(Path file, String why) {
        return new LockkeeperException("LK-LOG-KIND", ExitCode.USAGE, "%s %s.".formatted(file, why));
    }

    /** A sentence for a file that could not be opened or read. */
    public static LockkeeperException failure(Path file, IOException e) {
        return switch (e) {
            case NoSuchFileException _, FileNotFoundException _ ->
                new LockkeeperException(
                        "LK-LOG-ABSENT",
                        ExitCode.USAGE,
                        "There is no file %s (any more); look at its name.".formatted(file),
                        e);
            case AccessDeniedException _ ->
                new LockkeeperException(
                        "LK-LOG-DENIED",
                        ExitCode.USAGE,
                        "%s may not be read by this user; PostgreSQL's log files belong to the server's user unless log_file_mode says otherwise."
                                .formatted(file),
                        e);
            default ->
                new LockkeeperException(
                        "LK-LOG-READ",
                        ExitCode.ATTENTION,
                        "%s could not be read (%s).".formatted(file, e.getMessage()),
                        e);
        };
    }

    /**
     * An open file.
     *
     * @param foreign what it is packed with where that is not unpacked here: its packed bytes are read then
     * @param identity see {@link #identity}
     */
    public record Opened(LogBytes bytes, Packing packing, Optional<String> foreign, FileIdentity identity) {}
}
