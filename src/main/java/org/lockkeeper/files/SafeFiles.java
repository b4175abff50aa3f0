package org.lockkeeper.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

    /**
     * Makes an empty file that only its owner reads; one that is there already keeps its content.
     *
     * @throws IOException if it cannot be made, or if what is there is a link, no file, or somebody else's: what is written to it would
     *     be theirs
     */
    public static void createPrivate(Path file) throws IOException {
        createParents(file);
        try {
            Files.createFile(file, privateFile());
        } catch (FileAlreadyExistsException e) {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new FileSystemException(file.toString(), null, "a link or a folder, and no file");
            }
            if (POSIX) {
                takeRights(file);
            }
        }
    }

    private static void takeRights(Path file) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        String owner = view.readAttributes().owner().getName();
        // Java knows no name for some users of containers; for all but root, the system itself refuses what follows.
        String user = System.getProperty("user.name");
        if (!owner.equals(user) && !user.equals("?")) {
            throw new FileSystemException(file.toString(), null, "a file of " + owner);
        }
        view.setPermissions(PosixFilePermissions.fromString("rw-------"));
    }

    /** Takes everybody else's rights from a file, or from a folder and all that is in it, where the system has modes. */
    public static void makePrivate(Path path) throws IOException {
        if (!POSIX) {
            return;
        }
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : (Iterable<Path>) all::iterator) {
                if (!Files.isSymbolicLink(each)) {
                    Files.setPosixFilePermissions(
                            each, PosixFilePermissions.fromString(Files.isDirectory(each) ? "rwx------" : "rw-------"));
                }
            }
        }
    }

    /** Writes a file, or a folder and all that is in it, through to the disk. */
    public static void sync(Path path) throws IOException {
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : (Iterable<Path>) all::iterator) {
                if (Files.isDirectory(each)) {
                    syncFolder(each);
                } else if (Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS)) {
                    try (FileChannel channel = FileChannel.open(each, StandardOpenOption.WRITE)) {
                        channel.force(true);
                    }
                }
            }
        }
    }

    /** Writes a folder's own entries through to the disk, where the system lets a folder be opened: Windows does not. */
    public static void syncFolder(Path folder) throws IOException {
        if (POSIX) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /** Removes a file, or a folder with all that is in it; links are removed, not followed. Nothing happens where nothing is. */
    public static void delete(Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.deleteIfExists(folder);
                return FileVisitResult.CONTINUE;
            }
        });
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
