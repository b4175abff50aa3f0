package org.lockkeeper.ui.logs;

import java.nio.file.Path;
import java.util.Map;
import org.lockkeeper.logs.mark.Bookmarks;

/** Where tests keep what is remembered of logs. */
final class Memories {
    private Memories() {}

    static LogMemory in(Path folder) {
        return new LogMemory(new Bookmarks(folder.resolve("bookmarks")), Map.of(), _ -> {});
    }
}
