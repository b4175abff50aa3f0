package org.lockkeeper.ui.activity;

import java.util.function.Supplier;
import javafx.beans.InvalidationListener;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValueBase;
import org.jspecify.annotations.Nullable;

/**
 * What one cell of a line shows. Worked out only while somebody listens, which are the cells in sight, and told only where it is another:
 * a cell that is told anything is laid out anew, and its row with it.
 */
final class LineCell<T> extends ObservableValueBase<T> {
    private final Supplier<T> words;
    private @Nullable T told;
    private int listeners;

    LineCell(Supplier<T> words) {
        this.words = words;
    }

    @Override
    public T getValue() {
        T now = told;
        if (now == null) {
            now = words.get();
            told = now;
        }
        return now;
    }

    /** What it is about may be another. */
    void update() {
        if (listeners == 0) {
            told = null;
            return;
        }
        T now = words.get();
        if (!now.equals(told)) {
            told = now;
            fireValueChangedEvent();
        }
    }

    @Override
    public void addListener(InvalidationListener listener) {
        super.addListener(listener);
        listeners++;
    }

    @Override
    public void removeListener(InvalidationListener listener) {
        super.removeListener(listener);
        listeners--;
    }

    @Override
    public void addListener(ChangeListener<? super T> listener) {
        super.addListener(listener);
        listeners++;
    }

    @Override
    public void removeListener(ChangeListener<? super T> listener) {
        super.removeListener(listener);
        listeners--;
    }
}
