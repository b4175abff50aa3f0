package org.lockkeeper.ui.backup;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.lockkeeper.backup.Backup;
import org.lockkeeper.backup.Figures;
import org.lockkeeper.backup.catalogue.BackupCatalogue;
import org.lockkeeper.backup.catalogue.Catalogue;
import org.lockkeeper.backup.catalogue.CatalogueEntry;
import org.lockkeeper.backup.catalogue.RetentionPlan;
import org.lockkeeper.connection.BucketSettings;
import org.lockkeeper.task.Job;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.dialog.DialogService;

/** The catalogue of backups, filtered, and what is done with them. */
public final class BackupsViewModel {
    private final BackupCatalogue catalogue;
    private final BackupWizards wizards;
    private final TaskRunner tasks;
    private final DialogService dialogs;
    private final Consumer<String> told;

    private final ObservableList<CatalogueEntry> all = FXCollections.observableArrayList();
    private final FilteredList<CatalogueEntry> shown = new FilteredList<>(all);
    private final ObservableList<String> problems = FXCollections.observableArrayList();
    private final StringProperty filter = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<CatalogueEntry>> selected =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    private final ReadOnlyObjectWrapper<Optional<BackupWizards.Kept>> kept =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    public BackupsViewModel(
            BackupCatalogue catalogue,
            BackupWizards wizards,
            TaskRunner tasks,
            DialogService dialogs,
            Consumer<String> told) {
        this.catalogue = catalogue;
        this.wizards = wizards;
        this.tasks = tasks;
        this.dialogs = dialogs;
        this.told = told;
        filter.subscribe(text -> shown.setPredicate(entry -> entry.matches(text)));
    }

    /** The newest first; what the filter leaves. */
    ObservableList<CatalogueEntry> entries() {
        return shown;
    }

    /** What could not be read, a sentence each; the rest is shown all the same. */
    ObservableList<String> problems() {
        return problems;
    }

    public StringProperty filterProperty() {
        return filter;
    }

    /** Whether the places are being read. */
    public ReadOnlyBooleanProperty readingProperty() {
        return reading.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<CatalogueEntry>> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /** What a restore has put away in the environment in focus, as long as it can be brought back. */
    ReadOnlyObjectProperty<Optional<BackupWizards.Kept>> keptProperty() {
        return kept.getReadOnlyProperty();
    }

    /** Turns to a backup. */
    void select(Optional<CatalogueEntry> entry) {
        selected.set(entry);
    }

    /** All that were last read, whatever the filter leaves. */
    List<CatalogueEntry> known() {
        return List.copyOf(all);
    }

    /** Leaves one in sight and turns to it. */
    void turnTo(String backup) {
        filter.set(backup);
        select(all.stream().filter(entry -> entry.name().equals(backup)).findFirst());
    }

    /** How many there are, in words. */
    String headline() {
        long verified = all.stream().filter(CatalogueEntry::isVerified).count();
        return Texts.get(
                "backups.headline",
                all.size(),
                Figures.bytes(all.stream().mapToLong(CatalogueEntry::bytes).sum()),
                verified);
    }

    /** The buckets of the workspace. */
    List<String> buckets() {
        return catalogue.settings().buckets().stream().map(BucketSettings::name).toList();
    }

    /** Reads all places anew. */
    public void read() {
        if (reading.get()) {
            return;
        }
        reading.set(true);
        wizards.kept(kept::set);
        tasks.start(Job.brief(Texts.get("backups.reading"), (_, _) -> catalogue.read()), this::take, failure -> {
            reading.set(false);
            problems.setAll(String.valueOf(failure.getMessage()));
        });
    }

    private void take(Catalogue read) {
        reading.set(false);
        Optional<String> before = selected.get().map(CatalogueEntry::name);
        problems.setAll(read.problems());
        all.setAll(read.entries());
        selected.set(all.stream()
                .filter(entry -> before.filter(entry.name()::equals).isPresent())
                .findFirst());
    }

    /** Makes a backup. */
    public void backup() {
        wizards.backup(this::read);
    }

    /** Proves the selected backup. */
    public void verify() {
        selected.get().ifPresent(entry -> wizards.verify(entry, this::read));
    }

    /** Restores the selected backup. */
    public void restore() {
        selected.get().ifPresent(entry -> wizards.restore(Optional.of(entry), this::read));
    }

    /** Restores any dump, or a backup that is still to be chosen; it begins at the selected one where that is here. */
    public void restoreAny() {
        wizards.restore(selected.get().filter(entry -> entry.local().isPresent()), this::read);
    }

    /** Goes back from the last swap in the environment in focus. */
    public void undo() {
        wizards.undo(this::read);
    }

    /** Goes back from the swap that the page shows. */
    void undoKept() {
        kept.get().ifPresent(it -> wizards.undo(it, this::read));
    }

    /** Where the selected backup lies on this machine, or in which bucket. */
    Optional<String> path() {
        return selected.get()
                .map(entry ->
                        entry.local().orElse(entry.copies().getFirst()).place().label());
    }

    /** Why the selected backup cannot be proven or restored; empty where it can. */
    Optional<String> whyNotHere() {
        return selected.get()
                .filter(entry -> entry.local().isEmpty())
                .map(entry -> Texts.get(entry.remote().isPresent() ? "backups.fetchFirst" : "backups.notWhole"));
    }

    /** Why the selected backup cannot be restored; empty where it can. */
    Optional<String> whyNoRestore() {
        return wizards.whyNoRestore().or(this::whyNotHere);
    }

    /** Why the selected backup cannot be sent there; empty where it can. */
    Optional<String> whyNoUpload(String bucket) {
        return selected.get().flatMap(entry -> {
            if (entry.isIn(bucket)) {
                return Optional.of(Texts.get("backups.isThere", bucket));
            }
            return entry.local().isEmpty() ? whyNotHere() : Optional.empty();
        });
    }

    /** Sends the selected backup into a bucket. */
    void upload(String bucket) {
        selected.get()
                .flatMap(CatalogueEntry::local)
                .ifPresent(backup -> tasks.start(
                        Job.durable(
                                Texts.get("backups.uploading", backup.name(), bucket),
                                (progress, cancel) -> catalogue.push(backup, bucket, progress, cancel)),
                        copy -> {
                            told.accept(Texts.get(
                                    "backups.uploaded",
                                    copy.name(),
                                    copy.place().label()));
                            read();
                        },
                        dialogs::error));
    }

    /** Why the selected backup cannot be fetched; empty where it can. */
    Optional<String> whyNoFetch() {
        return selected.get().flatMap(entry -> {
            if (entry.local().isPresent()) {
                return Optional.of(Texts.get("backups.isHere"));
            }
            return entry.remote().isEmpty() ? Optional.of(Texts.get("backups.notWhole")) : Optional.empty();
        });
    }

    /** Fetches the selected backup from its bucket. */
    void fetch() {
        Optional<Backup.Remote> place =
                selected.get().flatMap(CatalogueEntry::remote).map(backup -> (Backup.Remote) backup.place());
        if (place.isEmpty()) {
            return;
        }
        Optional<Path> folder = catalogue.settings().folders().stream()
                .findFirst()
                .or(() -> dialogs.chooseFolder(Texts.get("backups.fetchInto")));
        folder.ifPresent(into -> tasks.start(
                Job.durable(
                        Texts.get("backups.fetching", place.get().label()),
                        (progress, cancel) -> catalogue.pull(place.get(), into, progress, cancel)),
                copy -> {
                    told.accept(Texts.get(
                            "backups.fetched", copy.name(), copy.place().label()));
                    read();
                },
                dialogs::error));
    }

    /** Why nothing can be removed by rules; empty where there are some. */
    Optional<String> whyNoRules() {
        return catalogue.settings().retention().isPresent()
                ? Optional.empty()
                : Optional.of(Texts.get("backups.noRules"));
    }

    /** Lists what the rules no longer keep, asks, and removes exactly that. */
    public void removeOld() {
        tasks.start(
                Job.brief(Texts.get("backups.judging"), (_, _) -> catalogue.retention(catalogue.read())),
                this::review,
                dialogs::error);
    }

    private void review(RetentionPlan plan) {
        if (plan.removed().isEmpty()) {
            told.accept(Texts.get("backups.nothingOld", plan.kept().size()));
            return;
        }
        int count = plan.removed().size();
        String names = plan.removed().stream().map(CatalogueEntry::name).collect(Collectors.joining("\n"));
        boolean goOn = dialogs.confirm(
                Texts.get("backups.prune.title", count),
                Texts.get(
                                "backups.prune.text",
                                Figures.bytes(plan.bytes()),
                                plan.kept().size()) + "\n\n" + names,
                Texts.get("backups.prune.do", count));
        if (goOn) {
            tasks.start(
                    Job.durable(Texts.get("backups.removing"), (progress, cancel) -> {
                        catalogue.remove(plan, plan.digest(), progress, cancel);
                        return count;
                    }),
                    removed -> {
                        told.accept(Texts.get("backups.removed", removed));
                        read();
                    },
                    failure -> {
                        dialogs.error(failure);
                        read();
                    });
        }
    }
}
