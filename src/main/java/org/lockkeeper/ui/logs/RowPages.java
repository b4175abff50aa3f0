package org.lockkeeper.ui.logs;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Consumer;
import org.lockkeeper.logs.LogRow;
import org.lockkeeper.task.Job;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.Texts;

/**
 * The rows that a table shows, and some around them. The toolkit's thread never waits for a disk: a row that is not there is empty, is read beside,
 * and the table is told when it has come. Of many that were asked for while the reader was busy, the latest come first.
 */
final class RowPages {
    /** Rows that are read at a time. */
    static final int PAGE = 128;

    private static final int KEPT_PAGES = 48;
    private static final int WANTED_PAGES = 6;

    /** Reads rows, fewer where there are not that many yet. */
    @FunctionalInterface
    interface Source {
        List<LogRow> read(long from, long to);
    }

    private final Source source;
    private final TaskRunner tasks;
    private final Runnable arrived;
    private final Consumer<Throwable> failed;
    private final Map<Long, List<LogRow>> pages = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, List<LogRow>> eldest) {
            return size() > KEPT_PAGES;
        }
    };
    private final SequencedSet<Long> wanted = new LinkedHashSet<>();
    private boolean reading;
    private int turn;

    /**
     * @param arrived told in the toolkit's thread that rows have come
     * @param failed told why they have not
     */
    RowPages(Source source, TaskRunner tasks, Runnable arrived, Consumer<Throwable> failed) {
        this.source = source;
        this.tasks = tasks;
        this.arrived = arrived;
        this.failed = failed;
    }

    /** A row, if it is there; else it is on its way. */
    Optional<LogRow> row(long index) {
        long page = index / PAGE;
        List<LogRow> rows = pages.get(page);
        int at = (int) (index % PAGE);
        if (rows != null) {
            return at < rows.size() ? Optional.of(rows.get(at)) : Optional.empty();
        }
        wanted.remove(page);
        wanted.addLast(page);
        if (wanted.size() > WANTED_PAGES) {
            wanted.removeFirst();
        }
        readNext();
        List<LogRow> now = pages.get(page);
        return now != null && at < now.size() ? Optional.of(now.get(at)) : Optional.empty();
    }

    private void readNext() {
        if (reading || wanted.isEmpty()) {
            return;
        }
        long page = wanted.removeLast();
        int mine = turn;
        reading = true;
        tasks.start(
                Job.brief(Texts.get("logs.reading"), (_, _) -> source.read(page * PAGE, (page + 1) * PAGE)),
                rows -> {
                    reading = false;
                    if (mine == turn) {
                        pages.put(page, rows);
                        arrived.run();
                    }
                    readNext();
                },
                problem -> {
                    reading = false;
                    if (mine == turn) {
                        pages.put(page, List.of());
                        failed.accept(problem);
                    }
                    readNext();
                });
    }

    /** More rows are there: pages that were not full are read again when they are asked for. */
    void grown() {
        pages.values().removeIf(rows -> rows.size() < PAGE);
    }

    /** Nothing that was read holds any more. */
    void clear() {
        turn++;
        pages.clear();
        wanted.clear();
    }
}
