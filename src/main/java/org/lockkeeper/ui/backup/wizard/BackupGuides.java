package org.lockkeeper.ui.backup.wizard;

import java.util.Optional;
import java.util.function.Consumer;
import org.lockkeeper.backup.catalogue.CatalogueEntry;
import org.lockkeeper.task.Job;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.WorkspaceModel;
import org.lockkeeper.ui.backup.BackupWizards;
import org.lockkeeper.ui.control.Moments;
import org.lockkeeper.ui.shell.Screen;

/** Opens the wizards on a page of their own, one at a time: what is under way is shown in place of another. */
public final class BackupGuides implements BackupWizards {
    private final WorkspaceModel workspace;
    private final WizardContext context;
    private final Moments moments;
    private final Consumer<String> told;
    private final Consumer<Screen> bringToFront;
    private final WizardScreen screen = new WizardScreen();
    private Runnable catalogue = () -> {};

    /** @param told hears in words what was done */
    public BackupGuides(
            WorkspaceModel workspace,
            WizardContext context,
            Moments moments,
            Consumer<String> told,
            Consumer<Screen> bringToFront) {
        this.workspace = workspace;
        this.context = context;
        this.moments = moments;
        this.told = told;
        this.bringToFront = bringToFront;
    }

    /** @param shown shows the catalogue, to which the wizards lead back */
    public void leadBackTo(Runnable shown) {
        catalogue = shown;
    }

    private void back() {
        catalogue.run();
    }

    @Override
    public void backup(Runnable done) {
        if (isFree()) {
            BackupWizardViewModel model = new BackupWizardViewModel(context, done, this::back);
            workspace.focusProperty().get().ifPresent(model::choose);
            BackupWizardView view = new BackupWizardView(model, this::back);
            screen.show(view, view::takeFocus, model::isAtWork);
        }
        bringToFront.accept(screen);
    }

    @Override
    public void verify(CatalogueEntry entry, Runnable done) {
        if (isFree()) {
            VerifyWizardViewModel model = new VerifyWizardViewModel(
                    context, entry.local().orElse(entry.copies().getFirst()), done, this::back);
            VerifyWizardView view = new VerifyWizardView(model, moments, this::back);
            screen.show(view, view::takeFocus, model::isAtWork);
        }
        bringToFront.accept(screen);
    }

    @Override
    public void restore(Optional<CatalogueEntry> entry, Runnable done) {
        if (isFree()) {
            RestoreWizardViewModel model = new RestoreWizardViewModel(context, done, this::back);
            RestoreWizardView view = new RestoreWizardView(model, moments, this::back);
            model.open(entry, workspace.focusProperty().get());
            screen.show(view, view::takeFocus, model::isAtWork);
        }
        bringToFront.accept(screen);
    }

    @Override
    public Optional<String> whyNoRestore() {
        return workspace.focusProperty().get().isPresent()
                ? Optional.empty()
                : Optional.of(Texts.get("backups.restore.noFocus"));
    }

    @Override
    public void undo(Runnable done) {
        workspace
                .focusProperty()
                .get()
                .ifPresent(profile -> context.tasks()
                        .start(
                                Job.durable(
                                        Texts.get("restore.undoing", profile.name()),
                                        (_, _) -> context.services()
                                                .backups()
                                                .restores()
                                                .undo(
                                                        profile.name(),
                                                        context.dialogs().confirmer(Optional.empty()))),
                                undone -> {
                                    told.accept(Texts.get(
                                            "restore.undone",
                                            undone.database(),
                                            undone.previous().orElse("")));
                                    done.run();
                                },
                                context.dialogs()::error));
    }

    private boolean isFree() {
        if (screen.isAtWork()) {
            told.accept(Texts.get("backups.atWork"));
            return false;
        }
        return true;
    }
}
