package org.lockkeeper.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lockkeeper.client.ChildPrograms;
import org.lockkeeper.files.UserFolders;
import org.slf4j.LoggerFactory;

/** What a killed process left of its client programs: files with passwords above all, and programs that still run. */
public final class Leftovers {
    private Leftovers() {}

    /**
     * Clears it away, whoever starts next and for whatever. Where there is nothing, which is nearly always, that is one look into a
     * folder. What cannot be cleared away is in the log, and is tried again by the next backup.
     */
    public static void clear(UserFolders user) {
        Path runs = BackupHome.of(user).runs();
        try {
            if (isAnything(runs)) {
                ChildPrograms.sweep(runs);
            }
        } catch (IOException | UncheckedIOException e) {
            LoggerFactory.getLogger(Leftovers.class).warn("{} is not cleared", runs, e);
        }
    }

    private static boolean isAnything(Path runs) throws IOException {
        if (!Files.isDirectory(runs)) {
            return false;
        }
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(runs, Files::isDirectory)) {
            return folders.iterator().hasNext();
        }
    }
}
