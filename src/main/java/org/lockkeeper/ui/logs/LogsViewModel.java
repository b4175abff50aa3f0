package org.lockkeeper.ui.logs;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.lockkeeper.logs.LogFile;
import org.lockkeeper.logs.LogService;
import org.lockkeeper.migration.RunBackends;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Job;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.dialog.DialogService;
import org.lockkeeper.ui.dialog.FileKind;

/** Which log is open, and the ways to another one. */
public final class LogsViewModel {
    private final LogService logs;
    private final ServerLog server;
    private final TaskRunner tasks;
    private final LogTools tools;
    private final DialogService dialogs;
    private final Consumer<String> say;
    private final LogMemory memory;
    private final LogExports exports;
    private final ReadOnlyObjectWrapper<Optional<LogViewModel>> open = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> failure = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper opening = new ReadOnlyBooleanWrapper();
    private @Nullable CancelToken running;
    private boolean shown;

    /**
     * @param quiet for what nobody needs to see listed
     * @param toolkit runs what it is given later, in order, in the toolkit's thread
     * @param say hears in words what was done
     * @param memory what is kept about logs
     */
    public LogsViewModel(
            LogService logs,
            ServerLog server,
            TaskRunner tasks,
            TaskRunner quiet,
            Executor toolkit,
            DialogService dialogs,
            Consumer<String> say,
            LogMemory memory) {
        this.say = say;
        this.memory = memory;
        this.logs = logs;
        this.server = server;
        this.tasks = tasks;
        this.tools = new LogTools(logs, tasks, quiet, toolkit, memory);
        this.dialogs = dialogs;
        this.exports = new LogExports(logs, tasks, dialogs, say, this::active);
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

    /** The environment in focus, whose server's log can be opened. */
    ObservableValue<Optional<String>> environment() {
        return server.environment();
    }

    /** Opens the log that the server of the environment in focus keeps. */
    public void openServerLog() {
        server.environment().getValue().ifPresent(name -> openServerLog(name, Optional.empty(), _ -> {}));
    }

    private void openServerLog(String name, Optional<Instant> since, Consumer<LogViewModel> opened) {
        open(
                Job.brief(
                        Texts.get("logs.opening", Texts.get("logs.open.server", name)),
                        (_, _) -> server.open(name, since)),
                Optional.of(name),
                opened);
    }

    /** Opens the log of the server where a run was, at the run's time, with the lines of its processes marked. */
    public void showRun(String name, RunBackends backends) {
        RunMark run = new RunMark(name, backends);
        openServerLog(name, Optional.of(backends.from()), log -> {
            log.runProperty().set(Optional.of(run));
            log.inputProperty().set(run.window());
        });
    }

    /** Opens a file, a folder of rotated files as one log, or several files as one log in that order. */
    public void open(List<Path> files) {
        if (files.isEmpty()) {
            return;
        }
        String name = files.size() == 1
                ? files.getFirst().toString()
                : Texts.get("logs.several", files.getFirst().toString(), files.size() - 1);
        open(
                Job.brief(
                        Texts.get("logs.opening", name),
                        (progress, cancel) -> files.size() == 1
                                ? logs.open(files.getFirst(), progress, cancel)
                                : logs.openAll(name, files, progress, cancel)),
                Optional.empty(),
                _ -> {});
    }

    private void open(Job<LogFile> job, Optional<String> environment, Consumer<LogViewModel> opened) {
        if (running != null) {
            running.cancel();
        }
        failure.set(Optional.empty());
        opening.set(true);
        running = tasks.start(
                job,
                file -> {
                    opening.set(false);
                    opened.accept(take(file, environment));
                },
                problem -> {
                    opening.set(false);
                    if (!(problem instanceof CancellationException)) {
                        failure.set(Optional.of(FindViewModel.words(problem)));
                    }
                });
    }

    private LogViewModel take(LogFile file, Optional<String> environment) {
        open.get().ifPresent(LogViewModel::close);
        LogViewModel log = new LogViewModel(file, environment, tools);
        open.set(Optional.of(log));
        log.start();
        if (shown) {
            log.watch();
        }
        return log;
    }

    /** Closes the open log. */
    public void close() {
        open.get().ifPresent(LogViewModel::close);
        open.set(Optional.empty());
    }

    /** Asks where to, and saves parts of the open log. */
    LogExports exports() {
        return exports;
    }

    /** Whether the lines of a process may stand in the open log. */
    boolean hasLogOf(ProcessLines lines) {
        return open.get().filter(lines::mayStandIn).isPresent();
    }

    /** Shows the lines of a process in the open log, or where they cannot stand there in its server's own. */
    void showProcess(ProcessLines lines) {
        open.get()
                .filter(lines::mayStandIn)
                .ifPresentOrElse(
                        log -> show(log, lines),
                        () -> lines.environment()
                                .ifPresent(name -> openServerLog(name, lines.files(), log -> show(log, lines))));
    }

    private static void show(LogViewModel log, ProcessLines lines) {
        log.inputProperty().set(lines.filter());
        lines.at().ifPresent(log::arriveAt);
    }

    /** Goes to the next hit, or the one before. */
    public void step(boolean forward) {
        active().ifPresent(log -> log.step(forward));
    }

    /** The view of the open log that the keyboard is in; empty where none is open. */
    Optional<LogViewModel> active() {
        return open.get().map(log -> log.sides().activeProperty().get());
    }

    /** Shows ANSI's colours of the open log as colours, or what makes them as text. */
    public void turnAnsi() {
        open.get().map(LogViewModel::ansiProperty).ifPresent(ansi -> ansi.set(!ansi.get()));
    }

    /** Shows the log around the selected line. */
    public void showAround() {
        active().ifPresent(LogViewModel::showAround);
    }

    /** Shows the open log twice, side by side, or once again. */
    public void turnBeside() {
        open.get().ifPresent(log -> log.sides().turn());
    }

    /** Keeps the times of both views together, or lets each be where it is. */
    public void turnTogether() {
        open.get().map(log -> log.sides().togetherProperty()).ifPresent(together -> together.set(!together.get()));
    }

    /** Marks the selected entry, or takes its bookmark away. */
    void turnBookmark() {
        withSelected((log, entry) -> log.marks().turn(entry.line()));
    }

    /** Lets the person write a note at the selected entry. */
    void writeNote() {
        withSelected((log, entry) -> log.marks().notingProperty().set(Optional.of(entry)));
    }

    private void withSelected(BiConsumer<LogViewModel, SelectedEntry> act) {
        active().ifPresent(log -> log.selectedProperty()
                .get()
                .ifPresentOrElse(
                        entry -> act.accept(log, entry), () -> say.accept(Texts.get("logs.bookmarks.select"))));
    }

    /** Goes to the next bookmark, or the one before. */
    void stepBookmark(boolean forward) {
        active().ifPresent(log -> {
            OptionalLong from = log.selectedProperty().get().stream()
                    .mapToLong(selected -> selected.entry().firstLine())
                    .findFirst();
            log.marks()
                    .beside(from, forward)
                    .ifPresentOrElse(
                            log::goToEntry,
                            () -> say.accept(
                                    Texts.get(forward ? "logs.bookmarks.noNext" : "logs.bookmarks.noPrevious")));
        });
    }

    /** Shows something beside the open log, or nothing where that is shown already. */
    void turnSide(LogSide side) {
        open.get()
                .map(log -> log.marks().sideProperty())
                .ifPresent(shownSide -> shownSide.set(shownSide.get() == side ? LogSide.NOTHING : side));
    }

    /** The saved filters of the workspace. */
    FiltersViewModel filters() {
        return memory.filters();
    }

    /** Asks, and removes a saved filter. */
    void removeFilter(SavedFilter filter) {
        boolean wanted = dialogs.confirm(
                Texts.get("logs.filters.remove.title", filter.name()),
                FilterWords.of(filter.input()),
                Texts.get("logs.filters.remove"));
        if (wanted) {
            memory.filters().remove(filter);
        }
    }

    /** Begins to follow the open log, or ends it. */
    public void turnFollow() {
        active().ifPresent(LogViewModel::turnFollow);
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
                .filter(log -> log.sides().none(each -> each.followProperty().get() != LogViewModel.Follow.OFF))
                .ifPresent(LogViewModel::rest);
    }
}
