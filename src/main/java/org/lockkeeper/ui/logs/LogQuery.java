package org.lockkeeper.ui.logs;

import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.lockkeeper.logs.LogService;
import org.lockkeeper.ui.logs.LogViewModel.Shown;

/** What a person looks for in a log, and what is shown of it meanwhile. */
final class LogQuery {
    private final LogService logs;
    private final FindViewModel find;
    private final Runnable needed;
    private final ObjectProperty<FilterInput> input = new SimpleObjectProperty<>(FilterInput.NONE);
    private final ReadOnlyObjectWrapper<Optional<String>> fault = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<Shown> shown = new SimpleObjectProperty<>(Shown.HITS);

    /** @param needed told when all of the log is to be looked through */
    LogQuery(LogService logs, FindViewModel find, Runnable needed) {
        this.logs = logs;
        this.find = find;
        this.needed = needed;
        input.subscribe((_, now) -> look(now));
    }

    /** As the person typed it. */
    ObjectProperty<FilterInput> inputProperty() {
        return input;
    }

    /** What is wrong with it. */
    ReadOnlyObjectProperty<Optional<String>> faultProperty() {
        return fault.getReadOnlyProperty();
    }

    /** Whether all entries, the hits alone, or both are shown. */
    ObjectProperty<Shown> shownProperty() {
        return shown;
    }

    private void look(FilterInput wanted) {
        fault.set(wanted.fault(logs));
        if (fault.get().isEmpty()) {
            find.find(wanted.filter(logs));
            if (!wanted.equals(FilterInput.NONE)) {
                needed.run();
            }
        }
    }
}
