package org.lockkeeper.client;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where client programs are usually installed. */
final class ClientFolders {
    private static final Logger LOG = LoggerFactory.getLogger(ClientFolders.class);

    /** A folder with a pattern for what lies in it, and where the programs are below that. */
    private record Place(String folder, String pattern, String below) {}

    private static final List<Place> PLACES = List.of(
            // Debian and Ubuntu, Red Hat with the PostgreSQL project's own packages, SUSE
            new Place("/usr/lib/postgresql", "*", "bin"),
            new Place("/usr", "pgsql-*", "bin"),
            new Place("/usr/lib", "postgresql[0-9]*", "bin"),
            // Homebrew on Apple silicon, on Intel and on Linux
            new Place("/opt/homebrew/opt", "{postgresql@*,libpq}", "bin"),
            new Place("/usr/local/opt", "{postgresql@*,libpq}", "bin"),
            new Place("/home/linuxbrew/.linuxbrew/opt", "{postgresql@*,libpq}", "bin"),
            // Postgres.app, and the installer for macOS
            new Place("/Applications/Postgres.app/Contents/Versions", "*", "bin"),
            new Place("/Library/PostgreSQL", "*", "bin"),
            // the installer for Windows
            new Place("C:/Program Files/PostgreSQL", "*", "bin"));

    private ClientFolders() {}

    /**
     * All of them that are there, each once.
     *
     * @param configured those that settings name, which come first
     * @param path as in the variable {@code PATH}
     * @param root what absolute paths are taken from; {@code /} but in tests
     */
    static Set<Path> all(List<Path> configured, String path, Path root) {
        Set<Path> folders = new LinkedHashSet<>(configured);
        for (String entry : path.split(Pattern.quote(File.pathSeparator), -1)) {
            try {
                if (!entry.isBlank()) {
                    folders.add(Path.of(entry));
                }
            } catch (InvalidPathException e) {
                LOG.debug("PATH names no folder there", e);
            }
        }
        PLACES.forEach(place -> folders.addAll(matching(place, root)));
        folders.removeIf(folder -> !Files.isDirectory(folder));
        return folders;
    }

    private static List<Path> matching(Place place, Path root) {
        boolean windows = place.folder.startsWith("C:");
        if (windows != (File.separatorChar == '\\')) {
            return List.of();
        }
        Path parent = windows ? Path.of(place.folder) : root.resolve(place.folder.substring(1));
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + place.pattern);
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries =
                Files.newDirectoryStream(parent, entry -> matcher.matches(entry.getFileName()))) {
            entries.forEach(entry -> found.add(entry.resolve(place.below)));
        } catch (IOException e) {
            LOG.debug("{} cannot be listed", parent, e);
        }
        return found;
    }
}
