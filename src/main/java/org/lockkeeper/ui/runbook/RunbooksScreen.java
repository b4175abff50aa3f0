package org.lockkeeper.ui.runbook;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.Lazy;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.WorkspaceModel;
import org.lockkeeper.ui.dialog.DialogService;
import org.lockkeeper.ui.runbook.RunbooksViewModel.Runbook;
import org.lockkeeper.ui.shell.Action;
import org.lockkeeper.ui.shell.Screen;

/** What to do when it went wrong. */
public final class RunbooksScreen implements Screen {
    private final RunbooksViewModel model;
    private final Lazy<RunbooksView> view;
    private final Consumer<Screen> front;

    /**
     * @param toBackups brings the Backups page to the front, where a restore begins
     * @param front brings this page to the front
     * @param told hears in words what was done
     */
    public RunbooksScreen(
            WorkspaceModel workspace,
            TaskRunner tasks,
            DialogService dialogs,
            Runnable toBackups,
            Consumer<Screen> front,
            Consumer<String> told) {
        this.model = new RunbooksViewModel(workspace, tasks, dialogs, toBackups, told);
        this.view = new Lazy<>(() -> new RunbooksView(model));
        this.front = front;
    }

    @Override
    public String id() {
        return "runbooks";
    }

    @Override
    public String title() {
        return Texts.get("runbooks.title");
    }

    @Override
    public Node view() {
        return view.get();
    }

    @Override
    public void shown() {
        model.shown();
    }

    @Override
    public void hidden() {
        model.hidden();
    }

    @Override
    public List<Action> actions() {
        return List.of(
                new Action(
                        "runbooks.rollback", Texts.get("runbooks.rollback.action"), "", () -> open(Runbook.ROLLBACK)),
                new Action("runbooks.down", Texts.get("runbooks.down.action"), "", () -> open(Runbook.DOWN)));
    }

    private void open(Runbook runbook) {
        front.accept(this);
        model.turnTo(runbook);
    }
}
