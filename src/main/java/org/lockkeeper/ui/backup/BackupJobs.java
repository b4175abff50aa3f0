package org.lockkeeper.ui.backup;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.lockkeeper.backup.Backup;
import org.lockkeeper.backup.BackupOptions;
import org.lockkeeper.backup.BackupProof;
import org.lockkeeper.backup.Figures;
import org.lockkeeper.backup.RestoreWish;
import org.lockkeeper.backup.catalogue.CatalogueEntry;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.guard.Confirmer;
import org.lockkeeper.task.Job;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.WorkspaceModel;
import org.lockkeeper.ui.dialog.DialogService;

/** The usual backup, its proof and the usual restore, without further questions than the guard's. */
public final class BackupJobs implements BackupWizards {
    private final WorkspaceModel workspace;
    private final TaskRunner tasks;
    private final DialogService dialogs;
    private final Consumer<String> told;

    /** @param told hears in words what was done */
    public BackupJobs(WorkspaceModel workspace, TaskRunner tasks, DialogService dialogs, Consumer<String> told) {
        this.workspace = workspace;
        this.tasks = tasks;
        this.dialogs = dialogs;
        this.told = told;
    }

    @Override
    public void backup(Runnable done) {
        Optional<ConnectionProfile> profile = workspace.focusProperty().get();
        if (profile.isEmpty()) {
            return;
        }
        String name = profile.get().name();
        Optional<Path> folder = workspace.workspace().backups().folders().stream()
                .findFirst()
                .or(() -> dialogs.chooseFolder(Texts.get("backups.folder")));
        boolean goOn = folder.isPresent()
                && dialogs.confirm(
                        Texts.get("backups.make.title", name),
                        Texts.get("backups.make.text", folder.get()),
                        Texts.get("backups.make.do", name));
        if (goOn) {
            tasks.start(
                    Job.durable(
                            Texts.get("backups.making", name),
                            (progress, cancel) -> workspace
                                    .services()
                                    .backups()
                                    .backup(name, folder, BackupOptions.USUAL, true, progress::report, cancel)),
                    made -> {
                        told.accept(Texts.get(
                                "backups.made",
                                made.name(),
                                Figures.bytes(made.manifest().dump().bytes())));
                        done.run();
                    },
                    dialogs::error);
        }
    }

    @Override
    public void verify(CatalogueEntry entry, Runnable done) {
        Backup backup = entry.local().orElse(entry.copies().getFirst());
        tasks.start(
                Job.durable(
                        Texts.get("backups.proving", entry.name()),
                        (progress, cancel) -> workspace.services().backups().verify(backup, progress::report, cancel)),
                proof -> {
                    told.accept(words(entry.name(), proof));
                    done.run();
                },
                dialogs::error);
    }

    private static String words(String name, BackupProof proof) {
        return proof.passed()
                ? Texts.get(
                        "backups.proven",
                        name,
                        Figures.time(Duration.ofMillis(proof.restoreMs())),
                        proof.tables(),
                        proof.rows())
                : Texts.get("backups.fellShort", name, proof.differences().size());
    }

    @Override
    public Optional<String> whyNoRestore() {
        return workspace.focusProperty().get().isPresent()
                ? Optional.empty()
                : Optional.of(Texts.get("backups.restore.noFocus"));
    }

    /** Into a new database beside the one of the environment in focus: what is there stays as it is. */
    @Override
    public void restore(CatalogueEntry entry, Runnable done) {
        Optional<ConnectionProfile> profile = workspace.focusProperty().get();
        boolean goOn = profile.isPresent()
                && dialogs.confirm(
                        Texts.get("backups.restore.title", entry.name()),
                        Texts.get(
                                "backups.restore.text",
                                profile.get().database(),
                                profile.get().name()),
                        Texts.get("backups.restore.do", profile.get().name()));
        if (!goOn) {
            return;
        }
        String name = profile.get().name();
        Confirmer confirmer = dialogs.confirmer(Optional.empty());
        tasks.start(
                Job.durable(
                        Texts.get("backups.restoring", entry.name()),
                        (progress, cancel) -> workspace
                                .services()
                                .backups()
                                .restores()
                                .restore(name, path(entry), RestoreWish.USUAL, confirmer, progress::report, cancel)),
                restored -> {
                    told.accept(Texts.get(
                            "backups.restored", entry.name(), restored.database(), Figures.time(restored.took())));
                    done.run();
                },
                dialogs::error);
    }

    /** Where the copy on this machine lies; where there is none, its name, which then is told to be elsewhere. */
    private static String path(CatalogueEntry entry) {
        return entry.local().map(backup -> backup.place().label()).orElse(entry.name());
    }
}
