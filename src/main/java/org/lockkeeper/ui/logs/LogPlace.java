package org.lockkeeper.ui.logs;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.lockkeeper.logs.LogFile;
import org.lockkeeper.logs.RowReader;
import org.lockkeeper.task.Job;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.logs.LogViewModel.Reveal;

/** Where in a log a person is: what is selected, and the rows that are to be brought into sight. For the toolkit's thread. */
final class LogPlace {
    private final LogFile file;
    private final FindViewModel find;
    private final TaskRunner quiet;
    private final Consumer<Throwable> failed;
    private final Runnable moved;
    private final RowReader reader;
    private final Selection selection;
    private final ReadOnlyObjectWrapper<Optional<Reveal>> reveal = new ReadOnlyObjectWrapper<>(Optional.empty());
    private int turn;

    /**
     * @param failed told why something could not be read
     * @param moved told before it goes anywhere
     */
    LogPlace(LogFile file, FindViewModel find, TaskRunner quiet, Consumer<Throwable> failed, Runnable moved) {
        this.file = file;
        this.find = find;
        this.quiet = quiet;
        this.failed = failed;
        this.moved = moved;
        this.reader = new RowReader(file);
        this.selection = new Selection(file, quiet, failed);
        find.onRearranged(() -> {
            if (selection.line() >= 0) {
                revealFound(selection.line());
            }
        });
    }

    Selection selection() {
        return selection;
    }

    /** The row that is to be shown and selected; each that is wanted is a new one. */
    ReadOnlyObjectProperty<Optional<Reveal>> revealProperty() {
        return reveal.getReadOnlyProperty();
    }

    /** Goes to the next hit, or the one before. */
    void step(boolean forward) {
        long current = selection.line();
        OptionalLong hit = forward ? find.next(current) : find.previous(current < 0 ? Long.MAX_VALUE : current);
        hit.ifPresent(this::goToLine);
    }

    /** Selects a line (from 0) and goes there in both tables. */
    void goToLine(long line) {
        moved.run();
        selection.select(line);
        reveal(find.rank(line), true);
        revealEntry(() -> line);
    }

    /** Goes to the first entry at that moment or later, and to the first such hit. */
    void goTo(Instant moment) {
        moved.run();
        quiet.start(
                Job.brief(Texts.get("logs.reading"), (_, _) -> file.lineAt(moment)),
                line -> {
                    revealFound(line);
                    revealEntry(() -> line);
                },
                failed);
    }

    /** Brings a line (from 0) into sight, or the hit that follows it; selects nothing. */
    void show(long line) {
        moved.run();
        revealFound(line);
        revealEntry(() -> line);
    }

    private void revealFound(long line) {
        long found = find.rows().size();
        if (found > 0) {
            reveal(Math.min(find.rank(line), found - 1), true);
        }
    }

    private void revealEntry(LongSupplier line) {
        quiet.start(
                Job.brief(Texts.get("logs.reading"), (_, _) -> reader.entryOf(line.getAsLong())),
                entry -> reveal(entry, false),
                failed);
    }

    /** Brings a row of all entries, or of the hits, into sight. */
    void reveal(long row, boolean amongHits) {
        reveal.set(Optional.of(new Reveal((int) Math.min(row, Integer.MAX_VALUE), amongHits, ++turn)));
    }
}
