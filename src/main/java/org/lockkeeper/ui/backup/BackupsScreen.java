package org.lockkeeper.ui.backup;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import org.lockkeeper.backup.catalogue.BackupCatalogue;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.Lazy;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.Moments;
import org.lockkeeper.ui.control.VisibleText;
import org.lockkeeper.ui.dialog.DialogService;
import org.lockkeeper.ui.shell.Action;
import org.lockkeeper.ui.shell.Screen;

/** All backups of the workspace, in folders and buckets. */
public final class BackupsScreen implements Screen {
    private final BackupsViewModel model;
    private final Lazy<BackupsView> view;

    /** @param told hears in words what was done */
    public BackupsScreen(
            BackupCatalogue catalogue,
            BackupWizards wizards,
            TaskRunner tasks,
            DialogService dialogs,
            Consumer<String> told,
            Moments moments) {
        this.model = new BackupsViewModel(catalogue, wizards, tasks, dialogs, told);
        this.view = new Lazy<>(() -> new BackupsView(model, moments));
    }

    @Override
    public String id() {
        return "backups";
    }

    @Override
    public String title() {
        return Texts.get("backups.title");
    }

    @Override
    public Node view() {
        return view.get();
    }

    @Override
    public void shown() {
        model.read();
        view.get().takeFocus();
    }

    @Override
    public void hidden() {
        // Nothing polls.
    }

    /** The backups that were last read. */
    @Override
    public List<Action> findable() {
        return model.known().stream()
                .map(entry -> new Action(
                        "backups.go." + entry.name(),
                        Texts.get("backups.go", VisibleText.of(entry.name())),
                        "",
                        () -> model.turnTo(entry.name())))
                .toList();
    }

    @Override
    public List<Action> actions() {
        return List.of(
                new Action("backups.backup", Texts.get("backups.backup.action"), "", model::backup),
                new Action("backups.restoreAny", Texts.get("backups.restoreAny"), "", model::restoreAny),
                new Action("backups.undo", Texts.get("backups.undo"), "", model::undo),
                new Action("backups.refresh", Texts.get("backups.refresh.action"), "", model::read),
                new Action("backups.prune", Texts.get("backups.prune.action"), "", model::removeOld));
    }
}
