package org.lockkeeper.ui.logs;

import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.ObservableListBase;
import org.lockkeeper.logs.LogRow;
import org.lockkeeper.task.TaskRunner;

/** The rows of a table over a log, as their numbers alone: what a row says is asked for when it is shown. For the toolkit's thread. */
final class LogRows extends ObservableListBase<Integer> {
    private final RowPages pages;
    private Runnable arrived = () -> {};
    private int size;

    LogRows(RowPages.Source source, TaskRunner tasks, Consumer<Throwable> failed) {
        this.pages = new RowPages(source, tasks, () -> arrived.run(), failed);
    }

    /** Who shows rows and wants to be told when more of them can be. */
    void onArrival(Runnable action) {
        arrived = action;
    }

    /** What a row says; empty while it is read. */
    Optional<LogRow> row(int index) {
        return index < size ? pages.row(index) : Optional.empty();
    }

    /** So many rows there are now, those that were there being the same. */
    void growTo(long count) {
        int now = (int) Math.min(Integer.MAX_VALUE, count);
        pages.grown();
        if (now < size) {
            reset(now);
        } else if (now > size) {
            int before = size;
            beginChange();
            size = now;
            nextAdd(before, now);
            endChange();
        }
        arrived.run();
    }

    /** All rows are others. */
    void reset(long count) {
        List<Integer> removed = numbers(size);
        pages.clear();
        beginChange();
        size = (int) Math.min(Integer.MAX_VALUE, count);
        nextReplace(0, size, removed);
        endChange();
    }

    private static List<Integer> numbers(int count) {
        return new AbstractList<>() {
            @Override
            public Integer get(int index) {
                return index;
            }

            @Override
            public int size() {
                return count;
            }
        };
    }

    @Override
    public Integer get(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(index);
        }
        return index;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int indexOf(Object wanted) {
        return wanted instanceof Integer number && number >= 0 && number < size ? number : -1;
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
