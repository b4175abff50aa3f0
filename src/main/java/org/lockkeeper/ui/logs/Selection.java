package org.lockkeeper.ui.logs;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.lockkeeper.logs.EntryLines;
import org.lockkeeper.logs.LogFile;
import org.lockkeeper.task.Job;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.Texts;

/** The line of a log that is selected, and the entry that it belongs to, as soon as that was read. For the toolkit's thread. */
final class Selection {
    private final LogFile file;
    private final TaskRunner quiet;
    private final Consumer<Throwable> failed;
    private final ReadOnlyObjectWrapper<Optional<SelectedEntry>> entry = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> note = new ReadOnlyObjectWrapper<>(Optional.empty());
    private long line = -1;
    private boolean closed;

    /** @param failed told why an entry could not be read */
    Selection(LogFile file, TaskRunner quiet, Consumer<Throwable> failed) {
        this.file = file;
        this.quiet = quiet;
        this.failed = failed;
    }

    ReadOnlyObjectProperty<Optional<SelectedEntry>> entryProperty() {
        return entry.getReadOnlyProperty();
    }

    /** What has to be said of the selected entry; gone with the next one. */
    ReadOnlyObjectProperty<Optional<String>> noteProperty() {
        return note.getReadOnlyProperty();
    }

    void note(String words) {
        note.set(Optional.of(words));
    }

    /** The selected line, from 0; -1 where none is. */
    long line() {
        return line;
    }

    /** Selects a line (from 0). */
    void select(long wanted) {
        line = wanted;
        note.set(Optional.empty());
        quiet.start(
                Job.brief(
                        Texts.get("logs.reading"),
                        (_, _) -> new SelectedEntry(new EntryLines(file).whole(wanted), part(wanted), wanted)),
                found -> {
                    if (found.line() == line && !closed) {
                        entry.set(Optional.of(found));
                    }
                },
                failed);
    }

    private String part(long wanted) {
        return file.lines(wanted, wanted + 1).stream()
                .findFirst()
                .map(found -> file.partAt(found.offset()))
                .orElse(file.name());
    }

    void clear() {
        line = -1;
        note.set(Optional.empty());
        entry.set(Optional.empty());
    }

    void close() {
        closed = true;
    }
}
