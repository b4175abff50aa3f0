package org.lockkeeper.ui.logs;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.scene.Node;
import org.lockkeeper.logs.LogService;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.task.UnlistedRunner;
import org.lockkeeper.ui.Lazy;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.Moments;
import org.lockkeeper.ui.dialog.DialogService;
import org.lockkeeper.ui.shell.Action;
import org.lockkeeper.ui.shell.Screen;

/** Log files of any size: looked through, filtered, followed. */
public final class LogsScreen implements Screen {
    private final LogsViewModel model;
    private final Lazy<LogsView> view;
    private final LogMemory memory;
    private Runnable ownLog = () -> {};

    /**
     * @param toolkit runs what it is given later, in order, in the toolkit's thread
     * @param say hears in words what was done
     * @param activity leads from a line to the process that wrote it
     * @param memory what is kept about logs
     */
    public LogsScreen(
            LogService logs,
            ServerLog server,
            TaskRunner tasks,
            DialogService dialogs,
            Executor toolkit,
            Consumer<String> say,
            ActivityLead activity,
            LogMemory memory,
            Moments moments) {
        this.memory = memory;
        this.model = new LogsViewModel(logs, server, tasks, new UnlistedRunner(toolkit), toolkit, dialogs, say, memory);
        this.view = new Lazy<>(() -> new LogsView(model, moments, activity));
    }

    /** The model, for what leads to a log from elsewhere. */
    public LogsViewModel model() {
        return model;
    }

    /**
     * Sets what Lockkeeper writes itself.
     *
     * @param front brings this page to the front
     */
    public void leadToOwnLog(Path file, Runnable front) {
        ownLog = () -> {
            front.run();
            model.open(List.of(file));
        };
    }

    /**
     * What followed logs alert of, to stand over every page; nothing where there is nothing.
     *
     * @param front brings this page to the front
     */
    public Node alerts(Runnable front) {
        memory.alerts().before(front);
        return new LogAlertsView(memory.alerts());
    }

    @Override
    public String id() {
        return "logs";
    }

    @Override
    public String title() {
        return Texts.get("logs.title");
    }

    @Override
    public Node view() {
        return view.get();
    }

    @Override
    public void shown() {
        model.show();
        view.get().takeFocus();
    }

    @Override
    public void hidden() {
        model.hide();
    }

    /** The keys for it are other pages' too. */
    private void find() {
        whileShown(() -> view.get().findFocus());
    }

    private void whileShown(Runnable action) {
        if (model.isShown()) {
            action.run();
        }
    }

    /** Keys are heard on every page; these mean something on this one alone. */
    private Runnable here(Runnable act) {
        return () -> {
            if (model.isShown()) {
                act.run();
            }
        };
    }

    @Override
    public List<Action> actions() {
        return List.of(
                new Action("logs.open.file", Texts.get("logs.open.file.action"), "Shortcut+L", model::chooseFile),
                new Action("logs.open.folder", Texts.get("logs.open.folder.action"), "", model::chooseFolder),
                new Action("logs.open.server", Texts.get("logs.open.server.action"), "", model::openServerLog),
                new Action("logs.open.own", Texts.get("logs.open.own.action"), "", () -> ownLog.run()),
                new Action("logs.find", Texts.get("logs.find.action"), "Shortcut+F", this::find),
                new Action("logs.find.next", Texts.get("logs.find.next"), "F3", () -> model.step(true)),
                new Action("logs.find.previous", Texts.get("logs.find.previous"), "Shift+F3", () -> model.step(false)),
                new Action("logs.bookmark", Texts.get("logs.bookmark.action"), "Shortcut+B", here(model::turnBookmark)),
                new Action("logs.note", Texts.get("logs.note.action"), "Shortcut+Shift+B", here(model::writeNote)),
                new Action(
                        "logs.bookmark.next",
                        Texts.get("logs.bookmark.next"),
                        "F2",
                        here(() -> model.stepBookmark(true))),
                new Action(
                        "logs.bookmark.previous",
                        Texts.get("logs.bookmark.previous"),
                        "Shift+F2",
                        here(() -> model.stepBookmark(false))),
                new Action(
                        "logs.bookmarks",
                        Texts.get("logs.bookmarks.action"),
                        "",
                        here(() -> model.turnSide(LogSide.BOOKMARKS))),
                new Action(
                        "logs.filters",
                        Texts.get("logs.filters.action"),
                        "",
                        here(() -> model.turnSide(LogSide.FILTERS))),
                new Action(
                        "logs.highlights",
                        Texts.get("logs.rules.action"),
                        "",
                        here(() -> model.turnSide(LogSide.HIGHLIGHTS))),
                new Action("logs.save", Texts.get("logs.save.action"), "", model.exports()::hits),
                new Action("logs.save.notes", Texts.get("logs.save.notes.action"), "", model.exports()::hitsWithNotes),
                new Action(
                        "logs.save.secrets", Texts.get("logs.save.secrets.action"), "", model.exports()::hitsAsTheyAre),
                new Action(
                        "logs.rows.save",
                        Texts.get("logs.rows.save.action"),
                        "",
                        () -> whileShown(() -> view.get().saveSelection(false))),
                new Action(
                        "logs.rows.save.notes",
                        Texts.get("logs.rows.save.notes.action"),
                        "",
                        () -> whileShown(() -> view.get().saveSelection(true))),
                new Action("logs.follow", Texts.get("logs.follow.action"), "", here(model::turnFollow)),
                new Action("logs.around", Texts.get("logs.around.action"), "F4", () -> whileShown(model::showAround)),
                new Action("logs.ansi", Texts.get("logs.ansi.action"), "", model::turnAnsi),
                new Action(
                        "logs.beside",
                        Texts.get("logs.beside.action"),
                        "Shortcut+D",
                        () -> whileShown(model::turnBeside)),
                new Action(
                        "logs.beside.switch",
                        Texts.get("logs.beside.switch.action"),
                        "F6",
                        () -> whileShown(() -> view.get().switchFocus())),
                new Action("logs.beside.together", Texts.get("logs.beside.together.action"), "", model::turnTogether),
                new Action("logs.close", Texts.get("logs.close.action"), "", model::close));
    }
}
