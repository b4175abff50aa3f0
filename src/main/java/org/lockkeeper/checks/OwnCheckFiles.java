package org.lockkeeper.checks;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;

/** The folder {@code checks} beside the workspace file. */
final class OwnCheckFiles {
    private static final long LARGEST = 256 * 1024;

    private OwnCheckFiles() {}

    static Path folder(Workspace workspace) {
        return workspace.file().resolveSibling("checks");
    }

    /**
     * The checks in the order of their files' names; one that cannot be read says so.
     *
     * @throws LockkeeperException if the folder is there and cannot be listed
     */
    static List<OwnCheck> read(Workspace workspace) {
        List<Path> files = new ArrayList<>();
        Path folder = folder(workspace);
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "*.sql")) {
            entries.forEach(files::add);
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (NotDirectoryException e) {
            throw unlisted(folder, "it is not a folder", e);
        } catch (IOException | java.nio.file.DirectoryIteratorException e) {
            throw unlisted(folder, String.valueOf(e.getMessage()), e);
        }
        files.sort(null);
        Set<String> names = new HashSet<>();
        return files.stream()
                .map(OwnCheckFiles::read)
                .map(check -> unique(check, names))
                .toList();
    }

    private static OwnCheck read(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                return OwnCheck.wrong(file, "", "The file is larger than %d kB.".formatted(LARGEST / 1024));
            }
            return OwnCheckHeader.parse(file, Files.readString(file));
        } catch (CharacterCodingException e) {
            return OwnCheck.wrong(file, "", "The file is not UTF-8; save it as that.");
        } catch (IOException e) {
            return OwnCheck.wrong(file, "", "The file cannot be read: %s.".formatted(e.getMessage()));
        }
    }

    /** Two checks of one name could not be told apart, before and after. */
    private static OwnCheck unique(OwnCheck check, Set<String> names) {
        return names.add(check.name())
                ? check
                : OwnCheck.wrong(
                        check.file(),
                        check.sql(),
                        "Its name is that of another check, \"%s\"; give it one of its own.".formatted(check.name()));
    }

    private static LockkeeperException unlisted(Path folder, String why, Exception e) {
        return new LockkeeperException(
                "LK-CHECK-FOLDER",
                ExitCode.ATTENTION,
                "The folder of your own checks, %s, cannot be listed (%s).".formatted(folder, why),
                e);
    }
}
