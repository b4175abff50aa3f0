package org.lockkeeper.ui.status;

import java.util.List;
import javafx.scene.Node;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.WorkspaceModel;
import org.lockkeeper.ui.control.Moments;
import org.lockkeeper.ui.control.VisibleText;
import org.lockkeeper.ui.dialog.DialogService;
import org.lockkeeper.ui.recovery.RecoveryOpener;
import org.lockkeeper.ui.shell.Action;
import org.lockkeeper.ui.shell.Screen;

/** Where every migration stands on every environment. */
public final class StatusScreen implements Screen {
    private final StatusViewModel model;
    private final StatusView view;

    /**
     * @param preview goes to the preview of an environment
     * @param recovery goes to the ways out of a run that failed
     */
    public StatusScreen(
            WorkspaceModel workspace,
            TaskRunner tasks,
            DialogService dialogs,
            PreviewOpener preview,
            RecoveryOpener recovery,
            Moments moments) {
        this.model = new StatusViewModel(
                workspace,
                new DetailViewModel(workspace, tasks, dialogs, preview, recovery),
                moments.clock().getZone());
        this.view = new StatusView(model, moments);
    }

    @Override
    public String id() {
        return "status";
    }

    @Override
    public String title() {
        return Texts.get("status.title");
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public void shown() {
        view.takeFocus();
    }

    @Override
    public void hidden() {
        // Nothing polls.
    }

    /** Selects a migration, as if it had been clicked; nothing happens where it is not in the matrix. */
    public void select(String migration) {
        model.clearFilters();
        view.select(migration);
    }

    /** The migrations, by their place and their name. */
    @Override
    public List<Action> findable() {
        return model.migrations().stream()
                .map(row -> new Action(
                        "status.go." + row.name(),
                        Texts.get("status.go", row.order(), VisibleText.of(row.name())),
                        "",
                        () -> select(row.name())))
                .toList();
    }

    @Override
    public List<Action> actions() {
        return List.of(
                new Action("status.filter", Texts.get("status.filter"), StatusView.FIND, view::focusFilter),
                new Action(
                        "status.onlyDifferences",
                        Texts.get("status.onlyDifferences"),
                        "",
                        () -> model.onlyDifferencesProperty()
                                .set(!model.onlyDifferencesProperty().get())),
                new Action(
                        "status.byDay",
                        Texts.get("status.byDay"),
                        "",
                        () -> model.byDayProperty().set(!model.byDayProperty().get())));
    }
}
