package org.lockkeeper.connection;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Paths in the workspace file are relative to it, with slashes on every system. */
final class Paths {
    /** Further up than this, an absolute path says more. */
    private static final int MOST_STEPS_UP = 2;

    private Paths() {}

    /** The absolute path; empty where the text cannot be one on this system. */
    static Optional<Path> resolve(Path file, String text) {
        try {
            return Optional.of(file.resolveSibling(text).normalize());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** The text for a path: relative to the file where it lies near. */
    static String text(Path file, Path path) {
        Path folder = file.getParent();
        Path relative =
                folder != null && folder.getRoot() != null && folder.getRoot().equals(path.getRoot())
                        ? folder.relativize(path)
                        : path;
        if (relative.startsWith("../".repeat(MOST_STEPS_UP + 1))) {
            relative = path;
        }
        if (relative.isAbsolute()) {
            return relative.toString();
        }
        String text = StreamSupport.stream(relative.spliterator(), false)
                .map(Path::toString)
                .collect(Collectors.joining("/"));
        return text.isEmpty() ? "." : text;
    }
}
