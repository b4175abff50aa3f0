package org.lockkeeper.ui.logs;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.lockkeeper.ui.logs.LogViewModel.Follow;

/** Stays at the end of a log, and of what a filter finds in it, while lines come; rests while a person looks at something above it. */
final class LogFollow {
    private final LogRows rows;
    private final FindViewModel find;
    private final LogPlace place;
    private final ObjectProperty<Follow> state = new SimpleObjectProperty<>(Follow.OFF);

    LogFollow(LogRows rows, FindViewModel find, LogPlace place) {
        this.rows = rows;
        this.find = find;
        this.place = place;
        state.subscribe((_, _) -> goToEnd());
        find.onShown(this::goToEnd);
    }

    ObjectProperty<Follow> stateProperty() {
        return state;
    }

    /** Shows the last rows, where that is wanted. */
    void goToEnd() {
        if (state.get() == Follow.ON) {
            if (!find.rows().isEmpty()) {
                place.reveal(find.rows().size() - 1L, true);
            }
            if (!rows.isEmpty()) {
                place.reveal(rows.size() - 1L, false);
            }
        }
    }

    void pause() {
        if (state.get() == Follow.ON) {
            state.set(Follow.PAUSED);
        }
    }

    /** A table was scrolled. */
    void scrolled(boolean atEnd) {
        if (state.get() == Follow.ON && !atEnd) {
            state.set(Follow.PAUSED);
        } else if (state.get() == Follow.PAUSED && atEnd) {
            state.set(Follow.ON);
        }
    }
}
