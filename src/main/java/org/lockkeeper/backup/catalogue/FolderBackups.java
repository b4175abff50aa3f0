package org.lockkeeper.backup.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockkeeper.backup.Backup;
import org.lockkeeper.backup.BackupFolder;
import org.lockkeeper.backup.ManifestFile;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;

/** The backups in a folder of this machine. */
final class FolderBackups {
    private FolderBackups() {}

    /** @param expected whether the workspace names it, so that its absence is worth telling */
    static PlaceContent list(Path folder, boolean expected) {
        List<Backup> backups = new ArrayList<>();
        List<UnreadablePlace> unreadable = new ArrayList<>();
        if (Files.notExists(folder)) {
            if (expected) {
                unreadable.add(new UnreadablePlace(
                        folder.toString(), "There is no such folder: the first backup makes it, or it is not mounted."));
            }
            return new PlaceContent(backups, unreadable);
        }
        try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
            for (Path child : children) {
                if (!isHidden(child) && Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
                    read(child, backups, unreadable);
                }
            }
        } catch (IOException e) {
            unreadable.add(new UnreadablePlace(
                    folder.toString(), "The folder cannot be read (%s): look at its rights.".formatted(e)));
        }
        return new PlaceContent(backups, unreadable);
    }

    private static void read(Path child, List<Backup> backups, List<UnreadablePlace> unreadable) {
        try {
            ManifestFile.read(new BackupFolder(child)).ifPresent(backups::add);
        } catch (IOException | UncheckedIOException e) {
            unreadable.add(new UnreadablePlace(
                    child.toString(),
                    "The backup's manifest cannot be read (%s): the dump beside it can still be restored as a file."
                            .formatted(String.valueOf(e.getMessage()))));
        }
    }

    private static boolean isHidden(Path child) {
        return child.getFileName().toString().startsWith(".");
    }

    /** Removes a backup: first its name, so that no half of it is ever listed. */
    static void remove(BackupFolder folder) {
        Path path = folder.path();
        try {
            Path parent = path.toAbsolutePath().getParent();
            Path doomed = parent == null ? path : BackupFolder.partial(parent, folder.name());
            Files.move(path, doomed, StandardCopyOption.ATOMIC_MOVE);
            delete(doomed);
        } catch (IOException e) {
            throw new LockkeeperException(
                    "LK-BACKUP-REMOVE",
                    ExitCode.ATTENTION,
                    "The backup %s cannot be removed (%s): look at the rights of its folder.".formatted(path, e),
                    e);
        }
    }

    /** Deletes a folder with all that is in it; links are deleted, not followed. */
    static void delete(Path folder) throws IOException {
        if (Files.notExists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                    throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
