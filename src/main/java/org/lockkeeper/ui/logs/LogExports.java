package org.lockkeeper.ui.logs;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.lockkeeper.logs.HitExport;
import org.lockkeeper.logs.LogRow;
import org.lockkeeper.logs.LogService;
import org.lockkeeper.logs.SecretMask;
import org.lockkeeper.logs.SelectionExport;
import org.lockkeeper.task.Job;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.dialog.DialogService;
import org.lockkeeper.ui.dialog.FileKind;

/** Saves parts of an open log into a file that the person names. */
final class LogExports implements LogSaving {
    private final LogService logs;
    private final TaskRunner tasks;
    private final DialogService dialogs;
    private final Consumer<String> say;
    private final Supplier<Optional<LogViewModel>> active;

    /**
     * @param say hears in words what was done
     * @param active the log that is looked at
     */
    LogExports(
            LogService logs,
            TaskRunner tasks,
            DialogService dialogs,
            Consumer<String> say,
            Supplier<Optional<LogViewModel>> active) {
        this.logs = logs;
        this.tasks = tasks;
        this.dialogs = dialogs;
        this.say = say;
        this.active = active;
    }

    @Override
    public void hits() {
        hits(SecretMask.MASK, false);
    }

    @Override
    public void hitsWithNotes() {
        hits(SecretMask.MASK, true);
    }

    /** As {@link #hits}, with what looks like a password. */
    void hitsAsTheyAre() {
        hits(SecretMask.SHOW, false);
    }

    private void hits(SecretMask mask, boolean withNotes) {
        active.get()
                .ifPresent(log -> log.find()
                        .filterProperty()
                        .get()
                        .ifPresent(filter -> dialogs.chooseSave(Texts.get("logs.save.title"), "hits.log", FileKind.ANY)
                                .ifPresent(to -> {
                                    NotesBeside notes = notes(log, withNotes);
                                    HitExport export = new HitExport(logs, mask);
                                    save(
                                            to,
                                            (progress, cancel) ->
                                                    export.write(log.file(), filter, notes, to, progress, cancel));
                                })));
    }

    @Override
    public void rows(LogViewModel log, List<LogRow> rows, boolean entries, boolean withNotes) {
        List<Long> lines = rows.stream().map(LogRow::line).toList();
        SelectionExport export = new SelectionExport(log.file(), SecretMask.MASK, notes(log, withNotes));
        dialogs.chooseSave(Texts.get("logs.rows.title"), "lines.log", FileKind.ANY)
                .ifPresent(to -> save(
                        to,
                        (_, cancel) -> entries ? export.entries(lines, to, cancel) : export.lines(lines, to, cancel)));
    }

    private static NotesBeside notes(LogViewModel log, boolean wanted) {
        return new NotesBeside(wanted ? log.marks().shownProperty().get() : List.of());
    }

    private void save(Path to, Job.Body<Long> body) {
        tasks.start(
                Job.brief(Texts.get("logs.saving", to), body),
                count -> say.accept(Texts.get("logs.saved", count, to)),
                problem -> {
                    if (!(problem instanceof CancellationException)) {
                        dialogs.error(problem);
                    }
                });
    }
}
