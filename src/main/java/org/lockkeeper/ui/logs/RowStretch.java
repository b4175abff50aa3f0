package org.lockkeeper.ui.logs;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableListBase;

/**
 * The stretch of a log's rows that a table holds at a time. JavaFX's tables walk over all of their items in every layout, also where all are
 * equally high: with eight million of them a frame takes a second. For the toolkit's thread.
 */
final class RowStretch extends ObservableListBase<Integer> {
    /** The most rows in it. */
    static final int LENGTH = 4_096;

    private final LogRows rows;

    private int first;
    private int size;

    RowStretch(LogRows rows) {
        this.rows = rows;
        this.size = Math.min(LENGTH, rows.size());
        rows.addListener((ListChangeListener<Integer>) this::follow);
    }

    /** The number of its first row. */
    int first() {
        return first;
    }

    /** Behind its last row. */
    int end() {
        return first + size;
    }

    /** How many rows there are in all. */
    int all() {
        return rows.size();
    }

    /** Does something whenever there are other rows, in it or beside it. */
    void onChange(Runnable action) {
        rows.subscribe(action);
    }

    /** Whether it is all there is. */
    boolean isWhole() {
        return rows.size() <= LENGTH;
    }

    boolean holds(int row) {
        return row >= first && row < end();
    }

    /** Moves so that a row is in its middle, as far as there are rows on both sides. */
    void moveAround(int row) {
        replace(Math.clamp(row - LENGTH / 2, 0, Math.max(0, rows.size() - LENGTH)));
    }

    private void follow(ListChangeListener.Change<? extends Integer> change) {
        boolean others = false;
        while (change.next()) {
            others |= change.wasRemoved();
        }
        if (others) {
            replace(0);
        } else if (size < LENGTH && rows.size() > size) {
            int before = size;
            beginChange();
            size = Math.min(LENGTH, rows.size());
            nextAdd(before, size);
            endChange();
        }
    }

    private void replace(int begin) {
        List<Integer> removed = new ArrayList<>(this);
        beginChange();
        first = begin;
        size = Math.min(LENGTH, rows.size() - begin);
        nextReplace(0, size, removed);
        endChange();
    }

    @Override
    public Integer get(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(index);
        }
        return first + index;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int indexOf(Object wanted) {
        return wanted instanceof Integer row && holds(row) ? row - first : -1;
    }

    @Override
    public int lastIndexOf(Object wanted) {
        return indexOf(wanted);
    }

    @Override
    public boolean contains(Object wanted) {
        return indexOf(wanted) >= 0;
    }
}
