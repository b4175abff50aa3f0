package org.lockkeeper.ui.deploy;

import java.nio.file.Path;
import java.util.List;
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
import org.lockkeeper.ui.shell.Action;
import org.lockkeeper.ui.shell.Screen;

/** A deploy, gate by gate. */
public final class DeployScreen implements Screen {
    private final DeployViewModel model;
    private final Lazy<DeployView> view;
    private ServerLogOpener serverLog = (_, _) -> {};
    private Consumer<Path> logs = _ -> {};

    /**
     * @param toolkit runs what it is given later, in order, in the toolkit's thread
     * @param told hears in words what was done
     * @param preview goes to an environment's preview
     * @param recovery goes to the ways out of a run that failed
     */
    public DeployScreen(
            WorkspaceModel workspace,
            TaskRunner tasks,
            DialogService dialogs,
            Executor toolkit,
            Consumer<String> told,
            Consumer<String> preview,
            RecoveryOpener recovery,
            Moments moments) {
        this.model = new DeployViewModel(workspace, tasks, dialogs, toolkit, moments.clock(), told, preview);
        this.view = new Lazy<>(() -> new DeployView(
                model,
                moments,
                recovery,
                (environment, run) -> serverLog.show(environment, run),
                file -> logs.accept(file)));
    }

    /** Sets what opens a run's log. */
    public void leadToLogs(Consumer<Path> opener) {
        logs = opener;
    }

    /** Sets what opens a server's log for the time of a run. */
    public void leadToServerLog(ServerLogOpener opener) {
        serverLog = opener;
    }

    /** Sets what makes a backup of the environment in focus and leads back here. */
    public void leadToBackup(Runnable wizard) {
        model.leadToBackup(wizard);
    }

    /** There is a new backup of an environment, or one that is verified now. */
    public void backupMade(String environment) {
        model.backupMade(environment);
    }

    /** Turns to an environment and begins a deploy there; the last one is over. */
    public void beginAnew(String environment) {
        model.beginAnew(environment);
    }

    @Override
    public String id() {
        return "deploy";
    }

    @Override
    public String title() {
        return Texts.get("deploy.title");
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
        return List.of(
                new Action("deploy.again", Texts.get("deploy.again.action"), "", model::lookAgain),
                new Action("deploy.next", Texts.get("deploy.next.action"), DeployView.NEXT, () -> move(1)),
                new Action("deploy.back", Texts.get("deploy.back.action"), DeployView.BACK, () -> move(-1)));
    }

    /** Not where another page is in front: the keys are heard there too. */
    private void move(int by) {
        if (view.get().getScene() != null) {
            view.get().move(by);
        }
    }
}
