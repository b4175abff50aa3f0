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
import org.lockkeeper.ui.dialog.Failure;
import org.lockkeeper.ui.dialog.FileKind;
import org.lockkeeper.ui.wizard.Step;
import org.lockkeeper.ui.wizard.Wizard;
import org.lockkeeper.ui.wizard.Work;

/** Brings a backup back step by step: source, target, how, review, run; and the way back from a swap. */
public final class RestoreWizardViewModel implements Guided {
    private static final String SOURCE = "source";
    private static final String HOW = "how";
    private static final String REVIEW = "review";
    private static final String RUN = "run";

    private final WizardContext context;
    private final RestoreService restores;
    private final Runnable done;
    private final Runnable leave;
    private final RestoreDraft draft = new RestoreDraft();
    private final Wizard wizard;
    private final Work work;
    private final Work undoing;

    private final ObservableList<CatalogueEntry> entries = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<String>> source = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<DumpContents>> contents =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<ConnectionProfile>> profile =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<RestoreOutlook>> outlook =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> failure = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Restored>> restored = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Restored>> undone = new ReadOnlyObjectWrapper<>(Optional.empty());
    private int asked;

    /**
     * @param done run when a database was made or swapped
     * @param leave goes back to the catalogue
     */
    RestoreWizardViewModel(WizardContext context, Runnable done, Runnable leave) {
        this.context = context;
        this.restores = context.services().backups().restores();
        this.done = done;
        this.leave = leave;
        this.work = context.work();
        this.undoing = context.work();
        this.wizard = new Wizard(List.of(
                        new Step(SOURCE, Texts.get("restore.step.source")),
                        new Step("target", Texts.get("restore.step.target")),
                        new Step(HOW, Texts.get("restore.step.how")),
                        new Step(REVIEW, Texts.get("restore.step.review")),
                        new Step(RUN, Texts.get("restore.step.run"))))
                .at(REVIEW, this::run)
                .at(RUN, this::againOrLeave);
        wizard.currentProperty().subscribe(_ -> enter());
        contents.subscribe(_ -> judge());
        outlook.subscribe(_ -> judge());
        failure.subscribe(_ -> judge());
        profile.subscribe(_ -> judge());
        draft.onlySomeProperty().subscribe(_ -> judge());
        draft.targetProperty().subscribe(_ -> judge());
        draft.tables().addListener((SetChangeListener<String>) _ -> judge());
        work.phaseProperty().subscribe(_ -> judge());
        undoing.phaseProperty().subscribe(_ -> judge());
    }

    Wizard wizard() {
        return wizard;
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
    public boolean isAtWork() {
        return work.isRunning() || undoing.isRunning();
    }

    @Override
    public boolean isBegun() {
        return wizard.furthestProperty().get() > 0;
    }

    @Override
    public boolean isFinished() {
        return restored.get().isPresent();
    }

    List<ConnectionProfile> profiles() {
        return context.workspace().profiles();
    }

    /** What the catalogue has on this machine. */
    ObservableList<CatalogueEntry> entries() {
        return entries;
    }

    /** A backup's name or a dump's path. */
    ReadOnlyObjectProperty<Optional<String>> sourceProperty() {
        return source.getReadOnlyProperty();
    }

    /** What it holds; empty while it is read. */
    ReadOnlyObjectProperty<Optional<DumpContents>> contentsProperty() {
        return contents.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<ConnectionProfile>> profileProperty() {
        return profile.getReadOnlyProperty();
    }

    /** What the restore would find; empty while it is looked at. */
    ReadOnlyObjectProperty<Optional<RestoreOutlook>> outlookProperty() {
        return outlook.getReadOnlyProperty();
    }

    /** Why the source cannot be read or the restore cannot begin. */
    ReadOnlyObjectProperty<Optional<String>> failureProperty() {
        return failure.getReadOnlyProperty();
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
        context.tasks()
                .start(
                        Job.brief(
                                Texts.get("backups.reading"),
                                (_, _) -> context.services().backupCatalogue().read()),
                        read -> entries.setAll(read.entries().stream()
                                .filter(one -> one.local().isPresent())
                                .toList()),
                        context.dialogs()::error);
    }

    void choose(CatalogueEntry entry) {
        read(entry.local().map(copy -> copy.place().label()).orElse(entry.name()));
    }

    void choose(ConnectionProfile chosen) {
        if (!isAtWork() && profile.get().filter(chosen::equals).isEmpty()) {
            profile.set(Optional.of(chosen));
            wizard.forget();
        }
    }

    void chooseFile() {
        context.dialogs()
                .chooseFile(Texts.get("restore.chooseFile"), FileKind.ANY)
                .ifPresent(file -> read(file.toString()));
    }

    void chooseFolder() {
        Optional<Path> begin =
                context.workspace().backups().folders().stream().findFirst().or(() -> Optional.of(context.home()));
        context.dialogs()
                .chooseFolder(Texts.get("restore.chooseFolder"), begin)
                .ifPresent(folder -> read(folder.toString()));
    }

    private void read(String name) {
        boolean known =
                source.get().filter(name::equals).isPresent() && failure.get().isEmpty();
        if (isAtWork() || known) {
            return;
        }
        source.set(Optional.of(name));
        contents.set(Optional.empty());
        failure.set(Optional.empty());
        draft.tables().clear();
        draft.onlySomeProperty().set(false);
        wizard.forget();
        int mine = ++asked;
        String environment = profile.get().map(ConnectionProfile::name).orElseThrow();
        context.tasks()
                .start(
                        Job.brief(
                                Texts.get("restore.reading", name),
                                (_, cancel) -> restores.contents(environment, name, cancel)),
                        found -> {
                            if (mine == asked) {
                                contents.set(Optional.of(found));
                            }
                        },
                        thrown -> fail(mine, thrown));
    }

    private void fail(int mine, Throwable thrown) {
        if (mine == asked) {
            failure.set(Optional.of(Failure.of(thrown).sentence()));
        }
    }

    /** Looks at the target anew. */
    void look() {
        String environment = profile.get().map(ConnectionProfile::name).orElseThrow();
        String name = source.get().orElseThrow();
        RestoreWish wish = draft.wish();
        int mine = ++asked;
        outlook.set(Optional.empty());
        failure.set(Optional.empty());
        context.tasks()
                .start(
                        Job.brief(
                                Texts.get("restore.looking", environment),
                                (_, cancel) -> restores.outlook(environment, name, wish, cancel)),
                        found -> {
                            if (mine == asked) {
                                outlook.set(Optional.of(found));
                            }
                        },
                        thrown -> fail(mine, thrown));
    }

    private void enter() {
        if (wizard.step().id().equals(REVIEW)) {
            look();
        } else if (contents.get().isPresent()) {
            // What spoke against the choices at the review does not speak against other ones.
            failure.set(Optional.empty());
        }
        judge();
    }

    private void judge() {
        wizard.heldProperty().set(isAtWork());
        wizard.graveProperty()
                .set(wizard.step().id().equals(REVIEW) && draft.targetProperty().get() != Target.NEW);
        wizard.labelProperty().set(label());
        wizard.refusalProperty().set(refusal());
    }

    private String label() {
        return switch (wizard.step().id()) {
            case REVIEW -> Texts.get("backups.restore.do", name());
            case RUN -> Texts.get(restored.get().isPresent() || isAtWork() ? "make.toCatalogue" : "make.again");
            default -> "";
        };
    }

    private String name() {
        return profile.get().map(ConnectionProfile::name).orElse("");
    }

    private Optional<String> refusal() {
        return switch (wizard.step().id()) {
            case SOURCE ->
                failure.get()
                        .or(() -> contents.get().isPresent()
                                ? Optional.empty()
                                : Optional.of(
                                        source.get().isPresent()
                                                ? Texts.get(
                                                        "restore.reading",
                                                        source.get().get())
                                                : Texts.get("restore.noSource")));
            case "target" -> profile.get().isPresent() ? partRefusal() : Optional.of(Texts.get("make.noEnvironment"));
            case HOW ->
                draft.onlySomeProperty().get() && draft.tables().isEmpty()
                        ? Optional.of(Texts.get("make.nothingPicked"))
                        : draft.swapsSelection() ? Optional.of(Texts.get("restore.target.swap.tables")) : partRefusal();
            case REVIEW ->
                failure.get()
                        .or(() -> outlook.get().isPresent()
                                ? Optional.empty()
                                : Optional.of(Texts.get("restore.looking", name())));
            default -> Optional.empty();
        };
    }

    /** A part of a database does not take a whole one's place. */
    private Optional<String> partRefusal() {
        return draft.targetProperty().get() == Target.SWAP
                ? contents.get().flatMap(DumpContents::part).map(part -> Texts.get("restore.target.swap.part", part))
                : Optional.empty();
    }

    private void run() {
        if (wizard.step().id().equals(REVIEW)) {
            wizard.advance();
        }
        String name = source.get().orElseThrow();
        String environment = name();
        RestoreWish wish = draft.wish();
        restored.set(Optional.empty());
        undone.set(Optional.empty());
        wizard.marks().remove(RUN);
        work.start(
                Texts.get(
                        "backups.restoring",
                        contents.get().map(DumpContents::name).orElse(name)),
                (hearer, cancel) -> restores.restore(
                        environment,
                        name,
                        wish,
                        hearer.asking(context.dialogs().confirmer(Optional.empty())),
                        new Hearing(hearer),
                        cancel),
                result -> {
                    restored.set(Optional.of(result));
                    wizard.marks().put(RUN, Tone.SUCCESS);
                    done.run();
                });
    }

    private void againOrLeave() {
        if (restored.get().isPresent()) {
            leave.run();
        } else {
            run();
        }
    }

    /** Swaps back. */
    void undo() {
        String environment = name();
        undoing.start(
                Texts.get("restore.undoing", environment),
                (hearer, _) -> restores.undo(
                        environment, hearer.asking(context.dialogs().confirmer(Optional.empty()))),
                result -> {
                    undone.set(Optional.of(result));
                    done.run();
                });
    }
}
