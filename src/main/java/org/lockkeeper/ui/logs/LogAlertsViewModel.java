package org.lockkeeper.ui.logs;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.lockkeeper.logs.LineWatch;
import org.lockkeeper.logs.SecretMask;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.alert.Notifier;
import org.lockkeeper.ui.control.VisibleText;

/** What followed logs alert of, until a person puts it away. For the toolkit's thread. */
final class LogAlertsViewModel {
    private static final int LONGEST_TEXT = 240;

    private final Notifier notifier;
    private final ReadOnlyObjectWrapper<List<LogAlert>> shown = new ReadOnlyObjectWrapper<>(List.of());
    private Consumer<LogAlert> leadTo = alert -> alert.log().goToEntry(alert.line());

    LogAlertsViewModel(Notifier notifier) {
        this.notifier = notifier;
    }

    /** Those that were not put away, the oldest first. */
    ReadOnlyObjectProperty<List<LogAlert>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** Has something done before an alert's line is gone to: its page brought to the front. */
    void before(Runnable front) {
        leadTo = alert -> {
            front.run();
            alert.log().goToEntry(alert.line());
        };
    }

    /** What was seen in a log. */
    void take(LogViewModel log, List<LineWatch.Sighting> seen) {
        List<LogAlert> all = new ArrayList<>(shown.get());
        for (LineWatch.Sighting each : seen) {
            String text = text(each.latest().text());
            LogAlert alert = new LogAlert(
                    log, each.pattern(), each.count(), each.latest().index(), text);
            int at = index(all, alert);
            if (at < 0) {
                all.add(alert);
            } else {
                all.set(
                        at,
                        new LogAlert(log, alert.pattern(), all.get(at).count() + alert.count(), alert.line(), text));
            }
            notifier.tell(Texts.get("logs.alert.title", name(log)), words(alert));
        }
        shown.set(List.copyOf(all));
    }

    private static int index(List<LogAlert> all, LogAlert alert) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).isSame(alert)) {
                return i;
            }
        }
        return -1;
    }

    private static String text(String line) {
        String safe = SecretMask.MASK.of(line);
        return VisibleText.of(safe.length() <= LONGEST_TEXT ? safe : safe.substring(0, LONGEST_TEXT) + "…");
    }

    /** A log's file name, without its folder. */
    static String name(LogViewModel log) {
        String name = log.file().name();
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    /** An alert in a sentence. */
    static String words(LogAlert alert) {
        return Texts.get("logs.alert.words", alert.count(), VisibleText.of(alert.pattern()), alert.text());
    }

    /** Puts an alert away until further lines match. */
    void dismiss(LogAlert alert) {
        shown.set(shown.get().stream().filter(each -> !each.isSame(alert)).toList());
    }

    /** Goes to the line of an alert, and puts it away. */
    void open(LogAlert alert) {
        dismiss(alert);
        leadTo.accept(alert);
    }

    /** Nothing is told of a log any more. */
    void closed(LogViewModel log) {
        shown.set(shown.get().stream().filter(each -> !each.log().equals(log)).toList());
    }
}
