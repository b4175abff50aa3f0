package org.lockkeeper.ui.logs;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.lockkeeper.logs.LogFile;
import org.lockkeeper.logs.LogService;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Job;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.dialog.DialogService;
import org.lockkeeper.ui.dialog.FileKind;

/** Which log is open, and the ways to another one. */
public final class LogsViewModel {
    private final LogService logs;
    private final TaskRunner tasks;
    private final TaskRunner quiet;
    private final Executor toolkit;
    private final DialogService dialogs;
    private final ReadOnlyObjectWrapper<Optional<LogViewModel>> open = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> failure = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper opening = new ReadOnlyBooleanWrapper();
    private @Nullable CancelToken running;
    private boolean shown;

    /**
     * @param quiet for what nobody needs to see listed
     * @param toolkit runs what it is given later, in order, in the toolkit's thread
     */
    public LogsViewModel(LogService logs, TaskRunner tasks, TaskRunner quiet, Executor toolkit, DialogService dialogs) {
        this.logs = logs;
        this.tasks = tasks;
        this.quiet = quiet;
        this.toolkit = toolkit;
        this.dialogs = dialogs;
    }

    /** The open log; empty where none is. */
    ReadOnlyObjectProperty<Optional<LogViewModel>> openProperty() {
        return open.getReadOnlyProperty();
    }

    /** Why the last one could not be opened. */
    ReadOnlyObjectProperty<Optional<String>> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Whether one is on its way: a packed file takes a while. */
    ReadOnlyBooleanProperty openingProperty() {
        return opening.getReadOnlyProperty();
    }

    /** Asks for a file and opens it. */
    public void chooseFile() {
        dialogs.chooseFile(Texts.get("logs.open.file"), FileKind.ANY).ifPresent(file -> open(List.of(file)));
    }

    /** Asks for a folder of rotated files and opens them as one log. */
    public void chooseFolder() {
        dialogs.chooseFolder(Texts.get("logs.open.folder")).ifPresent(folder -> open(List.of(folder)));
    }

    /** Opens a file, a folder of rotated files as one log, or several files as one log in that order. */
    public void open(List<Path> files) {
        if (files.isEmpty()) {
            return;
        }
        String name = files.size() == 1
                ? files.getFirst().toString()
                : Texts.get("logs.several", files.getFirst().toString(), files.size() - 1);
        open(Job.brief(
                Texts.get("logs.opening", name),
                (progress, cancel) -> files.size() == 1
                        ? logs.open(files.getFirst(), progress, cancel)
                        : logs.openAll(name, files, progress, cancel)));
    }

    private void open(Job<LogFile> job) {
        if (running != null) {
            running.cancel();
        }
        failure.set(Optional.empty());
        opening.set(true);
        running = tasks.start(
                job,
                file -> {
                    opening.set(false);
                    take(file);
                },
                problem -> {
                    opening.set(false);
                    if (!(problem instanceof CancellationException)) {
                        failure.set(Optional.of(FindViewModel.words(problem)));
                    }
                });
    }

    private void take(LogFile file) {
        open.get().ifPresent(LogViewModel::close);
        LogViewModel log = new LogViewModel(file, logs, tasks, quiet, toolkit);
        open.set(Optional.of(log));
        log.start();
        if (shown) {
            log.watch();
        }
    }

    /** Closes the open log. */
    public void close() {
        open.get().ifPresent(LogViewModel::close);
        open.set(Optional.empty());
    }

    /** Goes to the next hit, or the one before. */
    public void step(boolean forward) {
        open.get().ifPresent(log -> log.step(forward));
    }

    /** Begins to follow the open log, or ends it. */
    public void turnFollow() {
        open.get()
                .ifPresent(log -> log.followProperty()
                        .set(
                                log.followProperty().get() == LogViewModel.Follow.ON
                                        ? LogViewModel.Follow.OFF
                                        : LogViewModel.Follow.ON));
    }

    boolean isShown() {
        return shown;
    }

    /** The page came to the front. */
    void show() {
        shown = true;
        open.get().ifPresent(LogViewModel::watch);
    }

    /** The page went to the back: an open log is looked at no more, unless somebody follows it. */
    void hide() {
        shown = false;
        open.get()
                .filter(log -> log.followProperty().get() == LogViewModel.Follow.OFF)
                .ifPresent(LogViewModel::rest);
    }
}
