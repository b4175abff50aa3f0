package org.lockkeeper.ui.backup.wizard;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.SetChangeListener;
import org.lockkeeper.backup.DumpContents;
import org.lockkeeper.backup.RestoreOutlook;
import org.lockkeeper.backup.RestoreService;
import org.lockkeeper.backup.RestoreWish;
import org.lockkeeper.backup.Restored;
import org.lockkeeper.backup.catalogue.CatalogueEntry;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.task.Job;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.Tone;
import org.lockkeeper.ui.dialog.FileKind;
import org.lockkeeper.ui.wizard.Step;
import org.lockkeeper.ui.wizard.Work;

/** Brings a backup back step by step: source, target, how, review, run; and the way back from a swap. */
public final class RestoreWizardViewModel extends GuidedModel {
    private static final String SOURCE = "source";
    private static final String HOW = "how";
    private static final String REVIEW = "review";

    private final RestoreService restores;
    private final RestoreDraft draft = new RestoreDraft();
    private final ObservableList<CatalogueEntry> entries = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<String>> source = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Looking<DumpContents> contents;
    private final ChosenProfile profile = new ChosenProfile();
    private final Looking<RestoreOutlook> outlook;
    private final Work work;
    private final Work undoing;
    private final ReadOnlyObjectWrapper<Optional<Restored>> restored = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Restored>> undone = new ReadOnlyObjectWrapper<>(Optional.empty());

    /**
     * @param done run when a database was made or swapped
     * @param leave goes back to the catalogue
     */
    RestoreWizardViewModel(WizardContext context, Runnable done, Runnable leave) {
        super(context, steps(), done, leave);
        this.restores = context.services().backups().restores();
        this.contents = new Looking<>(context.tasks());
        this.outlook = new Looking<>(context.tasks());
        this.work = context.work();
        this.undoing = context.work();
        wizard().at(REVIEW, this::run).at(RUN, () -> leaveOr(this::run));
        holdFor(work, undoing);
        judgeOn(contents.foundProperty(), contents.failureProperty(), profile.property());
        judgeOn(outlook.foundProperty(), outlook.failureProperty());
        judgeOn(draft.onlySomeProperty(), draft.targetProperty());
        draft.tables().addListener((SetChangeListener<String>) _ -> judge());
        wizard().currentProperty().subscribe(_ -> enter());
    }

    private static List<Step> steps() {
        return List.of(
                new Step(SOURCE, Texts.get("restore.step.source")),
                new Step("target", Texts.get("restore.step.target")),
                new Step(HOW, Texts.get("restore.step.how")),
                new Step(REVIEW, Texts.get("restore.step.review")),
                new Step(RUN, Texts.get("restore.step.run")));
    }

    RestoreDraft draft() {
        return draft;
    }

    /** The restore itself. */
    Work work() {
        return work;
    }

    /** The way back from a swap. */
    Work undoing() {
        return undoing;
    }

    @Override
    public boolean isFinished() {
        return restored.get().isPresent();
    }

    /** What the catalogue has on this machine. */
    ObservableList<CatalogueEntry> entries() {
        return entries;
    }

    /** A backup's name or a dump's path. */
    ReadOnlyObjectProperty<Optional<String>> sourceProperty() {
        return source.getReadOnlyProperty();
    }

    /** What it holds. */
    Looking<DumpContents> contents() {
        return contents;
    }

    ReadOnlyObjectProperty<Optional<ConnectionProfile>> profileProperty() {
        return profile.property();
    }

    /** What the restore would find. */
    Looking<RestoreOutlook> outlook() {
        return outlook;
    }

    ReadOnlyObjectProperty<Optional<Restored>> restoredProperty() {
        return restored.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Restored>> undoneProperty() {
        return undone.getReadOnlyProperty();
    }

    /** Reads the catalogue, and begins at one of its backups where one is named. */
    void open(Optional<CatalogueEntry> entry, Optional<ConnectionProfile> target) {
        profile.set(target.or(() -> profiles().stream().findFirst()));
        entry.ifPresent(this::choose);
        context()
                .tasks()
                .start(
                        Job.brief(
                                Texts.get("backups.reading"),
                                (_, _) -> context().services().backupCatalogue().read()),
                        read -> entries.setAll(read.entries().stream()
                                .filter(one -> one.local().isPresent())
                                .toList()),
                        context().dialogs()::error);
    }

    void choose(CatalogueEntry entry) {
        read(entry.local().map(copy -> copy.place().label()).orElse(entry.name()));
    }

    void choose(ConnectionProfile chosen) {
        if (!isAtWork() && !profile.is(chosen)) {
            profile.set(Optional.of(chosen));
            wizard().forget();
        }
    }

    void chooseFile() {
        context()
                .dialogs()
                .chooseFile(Texts.get("restore.chooseFile"), FileKind.ANY)
                .ifPresent(file -> read(file.toString()));
    }

    void chooseFolder() {
        Optional<Path> begin = context().workspace().backups().folders().stream()
                .findFirst()
                .or(() -> Optional.of(context().home()));
        context()
                .dialogs()
                .chooseFolder(Texts.get("restore.chooseFolder"), begin)
                .ifPresent(folder -> read(folder.toString()));
    }

    private void read(String name) {
        boolean known = source.get().filter(name::equals).isPresent()
                && contents.failureProperty().get().isEmpty();
        if (isAtWork() || known) {
            return;
        }
        source.set(Optional.of(name));
        outlook.forget();
        draft.tables().clear();
        draft.onlySomeProperty().set(false);
        wizard().forget();
        String environment = profile.name();
        contents.start(Texts.get("restore.reading", name), (_, cancel) -> restores.contents(environment, name, cancel));
    }

    /** Looks at the target anew. */
    void look() {
        String environment = profile.name();
        String name = source.get().orElseThrow();
        RestoreWish wish = draft.wish();
        outlook.start(
                Texts.get("restore.looking", environment),
                (_, cancel) -> restores.outlook(environment, name, wish, cancel));
    }

    private void enter() {
        if (isAt(REVIEW)) {
            look();
        }
        judge();
    }

    @Override
    boolean isGrave() {
        return isAt(REVIEW) && draft.targetProperty().get() != Target.NEW;
    }

    @Override
    String label() {
        return switch (wizard().step().id()) {
            case REVIEW -> Texts.get("backups.restore.do", profile.name());
            case RUN -> labelOfEnd();
            default -> "";
        };
    }

    @Override
    Optional<String> refusal() {
        return switch (wizard().step().id()) {
            case SOURCE ->
                source.get().isPresent()
                        ? contents.refusal(
                                Texts.get("restore.reading", source.get().get()))
                        : Optional.of(Texts.get("restore.noSource"));
            case "target" -> profile.refusal().or(this::partRefusal);
            case HOW ->
                draft.onlySomeProperty().get() && draft.tables().isEmpty()
                        ? Optional.of(Texts.get("make.nothingPicked"))
                        : draft.swapsSelection() ? Optional.of(Texts.get("restore.target.swap.tables")) : partRefusal();
            case REVIEW -> outlook.refusal(Texts.get("restore.looking", profile.name()));
            default -> Optional.empty();
        };
    }

    /** A part of a database does not take a whole one's place. */
    private Optional<String> partRefusal() {
        return draft.targetProperty().get() == Target.SWAP
                ? contents.foundProperty()
                        .get()
                        .flatMap(DumpContents::part)
                        .map(part -> Texts.get("restore.target.swap.part", part))
                : Optional.empty();
    }

    private void run() {
        showRun();
        String name = source.get().orElseThrow();
        String environment = profile.name();
        RestoreWish wish = draft.wish();
        restored.set(Optional.empty());
        undone.set(Optional.empty());
        work.start(
                Texts.get(
                        "backups.restoring",
                        contents.foundProperty().get().map(DumpContents::name).orElse(name)),
                (hearer, cancel) -> restores.restore(
                        environment,
                        name,
                        wish,
                        hearer.asking(context().dialogs().confirmer(Optional.empty())),
                        new Hearing(hearer),
                        cancel),
                result -> {
                    restored.set(Optional.of(result));
                    turnedOut(RUN, Tone.SUCCESS);
                });
    }

    /** What there is of a restore that was cancelled. */
    String cancelled() {
        return Texts.get(draft.targetProperty().get() == Target.OVER ? "restore.cancelled.over" : "restore.cancelled");
    }

    /** Swaps back. */
    void undo() {
        String environment = profile.name();
        undoing.start(
                Texts.get("restore.undoing", environment),
                (hearer, _) -> restores.undo(
                        environment, hearer.asking(context().dialogs().confirmer(Optional.empty()))),
                result -> {
                    undone.set(Optional.of(result));
                    done();
                });
    }
}
