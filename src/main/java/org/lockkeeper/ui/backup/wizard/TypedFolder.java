package org.lockkeeper.ui.backup.wizard;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.lockkeeper.ui.Texts;

/**
 * What a person has typed for a folder.
 *
 * @param path what it means; empty where it is no path
 * @param objection why nothing can be written into it; empty where it is there or can be made
 */
record TypedFolder(Optional<Path> path, Optional<String> objection) {
    private static final String HOME = "~";

    /**
     * Asks the file system.
     *
     * @param base what a path that does not begin at the root is read from
     */
    static TypedFolder of(String text, Path base) {
        String typed = text.strip();
        if (typed.isEmpty()) {
            return refused("make.noFolder");
        }
        try {
            Path path = base.resolve(atHome(typed)).normalize();
            return new TypedFolder(Optional.of(path), objection(path));
        } catch (InvalidPathException _) {
            return refused("make.folder.noPath", typed);
        }
    }

    private static String atHome(String typed) {
        boolean home = typed.equals(HOME) || typed.startsWith(HOME + "/") || typed.startsWith(HOME + "\\");
        return home ? System.getProperty("user.home") + typed.substring(HOME.length()) : typed;
    }

    private static TypedFolder refused(String key, Object... values) {
        return new TypedFolder(Optional.empty(), Optional.of(Texts.get(key, values)));
    }

    private static Optional<String> objection(Path path) {
        Path there = path;
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        if (!Files.isDirectory(there)) {
            return Optional.of(
                    Files.exists(there)
                            ? Texts.get("make.folder.file", there)
                            : Texts.get("make.folder.noRoot", path, there));
        }
        return Files.isWritable(there) ? Optional.empty() : Optional.of(Texts.get("make.folder.notYours", there));
    }
}
