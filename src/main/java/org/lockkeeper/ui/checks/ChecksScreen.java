package org.lockkeeper.ui.checks;

import java.util.List;
import javafx.scene.Node;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.Lazy;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.WorkspaceModel;
import org.lockkeeper.ui.control.Moments;
import org.lockkeeper.ui.shell.Action;
import org.lockkeeper.ui.shell.Screen;

/** Verifies the environment in focus. */
public final class ChecksScreen implements Screen {
    private final ChecksViewModel model;
    private final Lazy<ChecksView> view;

    public ChecksScreen(WorkspaceModel workspace, TaskRunner tasks, Moments moments) {
        this.model = new ChecksViewModel(workspace, tasks, moments.clock());
        this.view = new Lazy<>(() -> new ChecksView(model, moments));
    }

    @Override
    public String id() {
        return "checks";
    }

    @Override
    public String title() {
        return Texts.get("checks.title");
    }

    @Override
    public Node view() {
        return view.get();
    }

    @Override
    public void shown() {
        view.get().takeFocus();
    }

    @Override
    public void hidden() {
        // A verification that is under way ends by itself; nothing polls.
    }

    @Override
    public List<Action> actions() {
        return List.of(
                new Action("checks.verify", Texts.get("checks.verify.action"), "", model::verify),
                new Action("checks.snapshot", Texts.get("checks.snapshot.action"), "", model::takeSnapshot));
    }
}
