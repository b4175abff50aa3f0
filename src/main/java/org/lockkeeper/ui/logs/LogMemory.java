package org.lockkeeper.ui.logs;

import java.util.Map;
import java.util.function.Consumer;
import org.lockkeeper.logs.mark.Bookmarks;
import org.lockkeeper.ui.alert.Notifier;

/** What is kept about logs from one start to the next. For the toolkit's thread. */
public final class LogMemory {
    private final Bookmarks bookmarks;
    private final FiltersViewModel filters;
    private final RulesViewModel rules;
    private final LogAlertsViewModel alerts;

    /**
     * @param bookmarks of all logs
     * @param remembered what the settings keep of the workspace's logs
     * @param keep takes the place of all that was remembered
     * @param notifier tells of lines that a rule alerts of
     */
    public LogMemory(
            Bookmarks bookmarks,
            Map<String, String> remembered,
            Consumer<Map<String, String>> keep,
            Notifier notifier) {
        KeptValues values = new KeptValues(remembered, keep);
        this.bookmarks = bookmarks;
        this.filters = new FiltersViewModel(values);
        this.rules = new RulesViewModel(values);
        this.alerts = new LogAlertsViewModel(notifier);
    }

    Bookmarks bookmarks() {
        return bookmarks;
    }

    FiltersViewModel filters() {
        return filters;
    }

    RulesViewModel rules() {
        return rules;
    }

    LogAlertsViewModel alerts() {
        return alerts;
    }
}
