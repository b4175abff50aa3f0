package org.lockkeeper.ui.logs;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.scene.Node;
import org.lockkeeper.logs.LogService;
import org.lockkeeper.logs.SecretMask;
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

    /**
     * @param toolkit runs what it is given later, in order, in the toolkit's thread
     * @param say hears in words what was done
     * @param activity leads from a line to the process that wrote it
     */
    public LogsScreen(
            LogService logs,
            ServerLog server,
            TaskRunner tasks,
            DialogService dialogs,
            Executor toolkit,
            Consumer<String> say,
            ActivityLead activity,
            Moments moments) {
        this.model = new LogsViewModel(logs, server, tasks, new UnlistedRunner(toolkit), toolkit, dialogs, say);
        this.view = new Lazy<>(() -> new LogsView(model, moments, activity));
    }

    /** The model, for what leads to a log from elsewhere. */
    public LogsViewModel model() {
        return model;
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

    @Override
    public List<Action> actions() {
        return List.of(
                new Action("logs.open.file", Texts.get("logs.open.file.action"), "Shortcut+L", model::chooseFile),
                new Action("logs.open.folder", Texts.get("logs.open.folder.action"), "", model::chooseFolder),
                new Action("logs.open.server", Texts.get("logs.open.server.action"), "", model::openServerLog),
                new Action("logs.find", Texts.get("logs.find.action"), "Shortcut+F", this::find),
                new Action("logs.find.next", Texts.get("logs.find.next"), "F3", () -> model.step(true)),
                new Action("logs.find.previous", Texts.get("logs.find.previous"), "Shift+F3", () -> model.step(false)),
                new Action("logs.save", Texts.get("logs.save.action"), "", () -> model.saveHits(SecretMask.MASK)),
                new Action(
                        "logs.save.secrets",
                        Texts.get("logs.save.secrets.action"),
                        "",
                        () -> model.saveHits(SecretMask.SHOW)),
                new Action("logs.follow", Texts.get("logs.follow.action"), "", model::turnFollow),
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
