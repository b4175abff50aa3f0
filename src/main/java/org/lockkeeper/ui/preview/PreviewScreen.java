package org.lockkeeper.ui.preview;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.scene.Node;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.Lazy;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.WorkspaceModel;
import org.lockkeeper.ui.control.Moments;
import org.lockkeeper.ui.dialog.DialogService;
import org.lockkeeper.ui.recovery.RecoveryOpener;
import org.lockkeeper.ui.run.RunViewModel;
import org.lockkeeper.ui.shell.Action;
import org.lockkeeper.ui.shell.Screen;

/** The exact SQL that an environment would get, and giving it to it. */
public final class PreviewScreen implements Screen {
    private final WorkspaceModel workspace;
    private final PreviewViewModel model;
    private final Lazy<PreviewView> view;
    private Consumer<Path> logs = _ -> {};

    /**
     * @param toolkit runs what it is given later, in order, in the toolkit's thread
     * @param told hears in words what was saved
     * @param recovery goes to the ways out of a run that failed
     */
    public PreviewScreen(
            WorkspaceModel workspace,
            TaskRunner tasks,
            DialogService dialogs,
            Executor toolkit,
            Consumer<String> told,
            RecoveryOpener recovery,
            Moments moments) {
        this.workspace = workspace;
        RunViewModel run = new RunViewModel(workspace.service()::migrate, tasks, dialogs, toolkit, moments.clock());
        this.model = new PreviewViewModel(workspace, tasks, dialogs, run, told);
        this.view = new Lazy<>(() -> new PreviewView(model, moments, recovery, file -> logs.accept(file)));
    }

    /** Sets what opens a run's log. */
    public void leadToLogs(Consumer<Path> opener) {
        logs = opener;
    }

    /**
     * Turns to an environment, and to its plan up to a migration; the window brings the page to the front.
     *
     * @param environment a profile's name
     * @param to the last migration; everything pending where empty
     */
    public void turnTo(String environment, Optional<String> to) {
        workspace.focus(environment);
        model.limitTo(to);
    }

    @Override
    public String id() {
        return "preview";
    }

    @Override
    public String title() {
        return Texts.get("preview.title");
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

    @Override
    public List<Action> actions() {
        return List.of(new Action("preview.save", Texts.get("preview.save.action"), "", model::save));
    }
}
