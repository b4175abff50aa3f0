package org.lockkeeper.ui.logs;

import java.util.Map;
import java.util.function.Consumer;
import org.lockkeeper.logs.mark.Bookmarks;

/** What is kept about logs from one start to the next. For the toolkit's thread. */
public final class LogMemory {
    private final Bookmarks bookmarks;
    private final FiltersViewModel filters;

    /**
     * @param bookmarks of all logs
     * @param remembered what the settings keep of the workspace's logs
     * @param keep takes the place of all that was remembered
     */
    public LogMemory(Bookmarks bookmarks, Map<String, String> remembered, Consumer<Map<String, String>> keep) {
        KeptValues values = new KeptValues(remembered, keep);
        this.bookmarks = bookmarks;
        this.filters = new FiltersViewModel(values);
    }

    Bookmarks bookmarks() {
        return bookmarks;
    }

    FiltersViewModel filters() {
        return filters;
    }
}
