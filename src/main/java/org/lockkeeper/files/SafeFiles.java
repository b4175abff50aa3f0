package org.lockkeeper.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that only their owner reads, and that are there whole or not at all. */
public final class SafeFiles {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private SafeFiles() {}

    /** Writes under a temporary name, syncs and renames; mode 0600 where the system has modes. */
    public static void write(Path file, String text) throws IOException {
        Path folder = createParents(file);
        Path temporary = Files.createTempFile(folder, "." + file.getFileName(), ".tmp", privateFile());
        try {
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Creates the folder and its parents; those that are new get mode 0700. */
    public static void createFolders(Path folder) throws IOException {
        if (POSIX) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(folder);
        }
    }

    /**
     * Creates the folder that a file is to lie in.
     *
     * @return that folder, absolute
     */
    public static Path createParents(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException(file + " is not a file's path");
        }
        createFolders(folder);
        return folder;
    }

    /** Makes an empty file that only its owner reads; one that is there already keeps its content. */
    public static void createPrivate(Path file) throws IOException {
        createParents(file);
        try {
            Files.createFile(file, privateFile());
        } catch (FileAlreadyExistsException e) {
            if (POSIX) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
        }
    }

    /** What a file that only its owner reads is created with. */
    public static FileAttribute<?>[] privateFile() {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
