package org.lockkeeper.ui.logs;

import java.nio.file.Path;
import java.util.Map;
import org.lockkeeper.logs.mark.Bookmarks;

/** Where tests keep what is remembered of logs. */
public final class Memories {
    private Memories() {}

    /** A memory that keeps bookmarks in a folder, and nothing else. */
    public static LogMemory in(Path folder) {
        return new LogMemory(new Bookmarks(folder.resolve("bookmarks")), Map.of(), _ -> {}, (_, _) -> {});
    }
}
