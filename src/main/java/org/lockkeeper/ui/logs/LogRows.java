package org.lockkeeper.ui.logs;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.ObservableListBase;
import org.lockkeeper.logs.LogRow;
import org.lockkeeper.logs.format.LogFormat;
import org.lockkeeper.task.Job;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.Texts;

/** The rows of a table over a log, as their numbers alone: what a row says is asked for when it is shown. For the toolkit's thread. */
final class LogRows extends ObservableListBase<Integer> {
    private static final int STEP = 512;

    private final RowPages pages;
    private final RowPages.Source whole;
    private final TaskRunner tasks;
    private final Consumer<Throwable> failed;
    private Runnable arrived = () -> {};
    private int size;
    private Optional<LogFormat> written = Optional.empty();

    /**
     * @param source reads rows as a table shows them
     * @param whole reads them with all of their text
     */
    LogRows(RowPages.Source source, RowPages.Source whole, TaskRunner tasks, Consumer<Throwable> failed) {
        this.pages = new RowPages(source, tasks, () -> arrived.run(), failed);
        this.whole = whole;
        this.tasks = tasks;
        this.failed = failed;
    }

    /**
     * Reads rows with all of their text, whether a table has shown them or not.
     *
     * @param numbers in their order
     * @param done told in the toolkit's thread
     */
    void whole(List<Integer> numbers, Consumer<List<LogRow>> done) {
        tasks.start(
                Job.brief(Texts.get("logs.reading"), (_, cancel) -> {
                    List<LogRow> all = new ArrayList<>();
                    int next = 0;
                    while (next < numbers.size()) {
                        cancel.throwIfRequested();
                        int end = next + 1;
                        while (end < numbers.size()
                                && end - next < STEP
                                && numbers.get(end) == numbers.get(end - 1) + 1) {
                            end++;
                        }
                        all.addAll(whole.read(numbers.get(next), numbers.get(end - 1) + 1L));
                        next = end;
                    }
                    return all;
                }),
                done,
                failed);
    }

    /** Who shows rows and wants to be told when more of them can be. */
    void onArrival(Runnable action) {
        arrived = action;
    }

    /** What a row says; empty while it is read. */
    Optional<LogRow> row(int index) {
        return index < size ? pages.row(index) : Optional.empty();
    }

    /** So many rows there are now, those that were there being the same, unless the log turned out to be written otherwise. */
    void growTo(long count, LogFormat format) {
        int now = (int) Math.min(Integer.MAX_VALUE, count);
        boolean same = written.isEmpty() || written.get().equals(format);
        written = Optional.of(format);
        pages.grown();
        if (now < size || !same) {
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
