package org.lockkeeper.ui.backup.wizard;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.util.Subscription;
import org.lockkeeper.backup.RestoreService;
import org.lockkeeper.backup.catalogue.CatalogueEntry;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.task.Job;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.WorkspaceModel;
import org.lockkeeper.ui.backup.BackupWizards;
import org.lockkeeper.ui.control.Moments;
import org.lockkeeper.ui.shell.Screen;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the wizards on a page of their own, one at a time: one that was left stays as it was until it is closed or done. */
public final class BackupGuides implements BackupWizards {
    private static final Logger LOG = LoggerFactory.getLogger(BackupGuides.class);

    private final WorkspaceModel workspace;
    private final WizardContext context;
    private final Moments moments;
    private final Consumer<String> told;
    private final Consumer<Screen> bringToFront;
    private final WizardScreen screen = new WizardScreen();
    private final StringProperty backLabel = new SimpleStringProperty("");
    private Runnable catalogue = () -> {};
    private Runnable back = () -> {};
    private Consumer<String> made = _ -> {};
    private Subscription following = Subscription.EMPTY;
    private int asked;

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

    /** @param hearer hears the environment of which there is a new backup, or one that is verified now */
    public void tellMade(Consumer<String> hearer) {
        made = hearer;
    }

    private void back() {
        screen.close();
        back.run();
    }

    private void leadTo(String label, Runnable shown) {
        backLabel.set(label);
        back = shown;
    }

    private void leadToCatalogue() {
        leadTo(Texts.get("make.toCatalogue"), catalogue);
    }

    @Override
    public void backup(Runnable done) {
        leadToCatalogue();
        make(done);
    }

    /**
     * Makes a backup of the environment in focus for another page.
     *
     * @param label says where the wizard leads back to
     * @param shown shows that page
     */
    public void backup(String label, Runnable shown) {
        leadTo(label, shown);
        make(() -> {});
    }

    private void make(Runnable done) {
        Optional<ConnectionProfile> focus = workspace.focusProperty().get();
        String subject =
                Texts.get("backups.making", focus.map(ConnectionProfile::name).orElse(""));
        open(subject, () -> {
            BackupWizardViewModel[] its = new BackupWizardViewModel[1];
            BackupWizardViewModel model = new BackupWizardViewModel(
                    context,
                    () -> {
                        done.run();
                        its[0].profileProperty().get().ifPresent(profile -> made.accept(profile.name()));
                    },
                    this::back,
                    backLabel);
            its[0] = model;
            focus.ifPresent(model::choose);
            BackupWizardView view = new BackupWizardView(model, this::back);
            return new WizardScreen.Standing(subject, view, view::takeFocus, model);
        });
    }

    @Override
    public void verify(CatalogueEntry entry, Runnable done) {
        leadToCatalogue();
        String subject = Texts.get("backups.proving", entry.name());
        open(subject, () -> {
            VerifyWizardViewModel model = new VerifyWizardViewModel(
                    context,
                    entry.local().orElse(entry.copies().getFirst()),
                    () -> {
                        done.run();
                        made.accept(entry.manifest().profile());
                    },
                    this::back);
            VerifyWizardView view = new VerifyWizardView(model, moments, this::back);
            return new WizardScreen.Standing(subject, view, view::takeFocus, model);
        });
    }

    @Override
    public void restore(Optional<CatalogueEntry> entry, Runnable done) {
        leadToCatalogue();
        String subject =
                entry.map(it -> Texts.get("backups.restoring", it.name())).orElseGet(() -> Texts.get("restore.any"));
        open(subject, () -> {
            RestoreWizardViewModel model = new RestoreWizardViewModel(context, done, this::back);
            RestoreWizardView view = new RestoreWizardView(model, moments, this::back);
            model.open(entry, workspace.focusProperty().get());
            return new WizardScreen.Standing(subject, view, view::takeFocus, model);
        });
    }

    /** What stands on the page is shown again where it is the same; for something else it is given up only on purpose. */
    private void open(String subject, Supplier<WizardScreen.Standing> wizard) {
        if (screen.unfinished().filter(there -> stays(there, subject)).isEmpty()) {
            screen.show(wizard.get());
        }
        bringToFront.accept(screen);
    }

    private boolean stays(WizardScreen.Standing there, String subject) {
        if (there.model().isAtWork()) {
            told.accept(Texts.get("backups.atWork"));
            return true;
        }
        return there.subject().equals(subject)
                || (there.model().isBegun()
                        && !context.dialogs()
                                .confirm(
                                        Texts.get("backups.kept.title"),
                                        Texts.get("backups.kept.text", there.subject(), subject),
                                        Texts.get("backups.kept.do")));
    }

    @Override
    public Optional<String> whyNoRestore() {
        return workspace.focusProperty().get().isPresent()
                ? Optional.empty()
                : Optional.of(Texts.get("backups.restore.noFocus"));
    }

    @Override
    public void undo(Runnable done) {
        workspace.focusProperty().get().ifPresent(profile -> undo(profile.name(), done));
    }

    @Override
    public void undo(Kept kept, Runnable done) {
        undo(kept.environment(), done);
    }

    private void undo(String environment, Runnable done) {
        context.tasks()
                .start(
                        Job.durable(
                                Texts.get("restore.undoing", environment),
                                (_, _) -> restores()
                                        .undo(environment, context.dialogs().confirmer(Optional.empty()))),
                        undone -> {
                            told.accept(Texts.get(
                                    "restore.undone",
                                    undone.database(),
                                    undone.previous().orElse("")));
                            done.run();
                        },
                        context.dialogs()::error);
    }

    @Override
    public void kept(Consumer<Optional<Kept>> heard) {
        following.unsubscribe();
        following = workspace.focusProperty().subscribe(focus -> look(focus, heard));
    }

    private void look(Optional<ConnectionProfile> focus, Consumer<Optional<Kept>> heard) {
        int mine = ++asked;
        heard.accept(Optional.empty());
        focus.map(ConnectionProfile::name)
                .ifPresent(environment -> context.tasks()
                        .start(
                                Job.brief(
                                        Texts.get("backups.kept.looking", environment),
                                        (_, _) -> restores().kept(environment)),
                                found -> {
                                    if (mine == asked) {
                                        heard.accept(found.map(database -> new Kept(environment, database)));
                                    }
                                },
                                // The page is about files; that a server does not answer is told where its state is
                                // shown.
                                thrown -> LOG.info("cannot look for a swap to undo on {}", environment, thrown)));
    }

    private RestoreService restores() {
        return context.services().backups().restores();
    }
}
