package org.lockkeeper.ui.backup.wizard;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.SetChangeListener;
import org.lockkeeper.backup.Backup;
import org.lockkeeper.backup.BackupOptions;
import org.lockkeeper.backup.BackupProof;
import org.lockkeeper.backup.BackupService;
import org.lockkeeper.backup.BackupSurvey;
import org.lockkeeper.backup.TableName;
import org.lockkeeper.connection.BucketSettings;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.task.Job;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.Tone;
import org.lockkeeper.ui.dialog.Failure;
import org.lockkeeper.ui.wizard.Step;
import org.lockkeeper.ui.wizard.Wizard;
import org.lockkeeper.ui.wizard.Work;

/** Makes a backup step by step: what, where, how, review, run, verify. */
public final class BackupWizardViewModel implements Guided {
    private static final String REVIEW = "review";
    private static final String RUN = "run";
    private static final String VERIFY = "verify";

    private final WizardContext context;
    private final BackupService backups;
    private final Runnable done;
    private final Runnable leave;
    private final BackupDraft draft = new BackupDraft();
    private final Wizard wizard;
    private final Work work;
    private final Sending sending;
    private final Proving proving;
    private final FolderChoice folder;

    private final ReadOnlyObjectWrapper<Optional<ConnectionProfile>> profile =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<BackupSurvey>> survey = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> failure = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<BackupSurvey.Earlier>> earlier =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Backup>> made = new ReadOnlyObjectWrapper<>(Optional.empty());
    private int asked;

    /**
     * @param done run when there is something new in the catalogue
     * @param leave goes back to the catalogue
     */
    BackupWizardViewModel(WizardContext context, Runnable done, Runnable leave) {
        this.context = context;
        this.backups = context.services().backups();
        this.done = done;
        this.leave = leave;
        this.work = context.work();
        this.sending = new Sending(context.services().backupCatalogue(), context.work());
        this.proving = new Proving(context.services().backupCatalogue(), context.work(), context.dialogs());
        this.folder = new FolderChoice(context, draft.folderProperty());
        this.wizard = new Wizard(
                        List.of(step("what"), step("where"), step("how"), step(REVIEW), step(RUN), step(VERIFY)))
                .at(REVIEW, this::run)
                .at(RUN, this::goOnOrAgain)
                .at(VERIFY, this::verifyOrLeave);
        folder.problemProperty().subscribe(_ -> judge());
        wizard.currentProperty().subscribe(_ -> enter());
        draft.scopeProperty().subscribe(_ -> judge());
        draft.picked().addListener((SetChangeListener<TableName>) _ -> judge());
        draft.folderProperty().subscribe(_ -> judge());
        survey.subscribe(_ -> judge());
        failure.subscribe(_ -> judge());
        work.phaseProperty().subscribe(_ -> judge());
        sending.work().phaseProperty().subscribe(_ -> judge());
        proving.work().phaseProperty().subscribe(_ -> judge());
    }

    private static Step step(String id) {
        return new Step(
                id,
                Texts.get(
                        switch (id) {
                            case "what" -> "make.step.what";
                            case "where" -> "make.step.where";
                            case "how" -> "make.step.how";
                            case REVIEW -> "make.step.review";
                            case RUN -> "make.step.run";
                            default -> "make.step.verify";
                        }));
    }

    Wizard wizard() {
        return wizard;
    }

    BackupDraft draft() {
        return draft;
    }

    /** The backup itself. */
    Work work() {
        return work;
    }

    /** Its copy in a bucket. */
    Sending sending() {
        return sending;
    }

    /** Its test restore. */
    Proving proving() {
        return proving;
    }

    /** Whether something runs that leaving the page does not end. */
    @Override
    public boolean isAtWork() {
        return work.isRunning() || sending.work().isRunning() || proving.work().isRunning();
    }

    @Override
    public boolean isBegun() {
        return wizard.furthestProperty().get() > 0 || !draft.picked().isEmpty();
    }

    @Override
    public boolean isFinished() {
        return made.get().isPresent();
    }

    List<ConnectionProfile> profiles() {
        return context.workspace().profiles();
    }

    /** Where it goes. */
    FolderChoice folder() {
        return folder;
    }

    /** The buckets that a copy can be sent to. */
    List<String> buckets() {
        return context.workspace().backups().buckets().stream()
                .map(BucketSettings::name)
                .toList();
    }

    /** Where a test restore goes, in words. */
    String scratch() {
        return context.scratch();
    }

    /** Goes back to the catalogue. */
    void leave() {
        leave.run();
    }

    /** What is backed up. */
    ReadOnlyObjectProperty<Optional<ConnectionProfile>> profileProperty() {
        return profile.getReadOnlyProperty();
    }

    /** What was found there; empty while it is looked at. */
    ReadOnlyObjectProperty<Optional<BackupSurvey>> surveyProperty() {
        return survey.getReadOnlyProperty();
    }

    /** Why nothing was found. */
    ReadOnlyObjectProperty<Optional<String>> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** The last backup of the same form. */
    ReadOnlyObjectProperty<Optional<BackupSurvey.Earlier>> earlierProperty() {
        return earlier.getReadOnlyProperty();
    }

    /** What was made. */
    ReadOnlyObjectProperty<Optional<Backup>> madeProperty() {
        return made.getReadOnlyProperty();
    }

    /** The options as they are now; empty before the database was looked at. */
    Optional<BackupOptions> options() {
        return survey.get().map(draft::options);
    }

    /** Turns to an environment and looks at it. */
    void choose(ConnectionProfile chosen) {
        if (!isAtWork() && profile.get().filter(chosen::equals).isEmpty()) {
            profile.set(Optional.of(chosen));
            draft.picked().clear();
            draft.algorithmProperty().set(Optional.empty());
            wizard.forget();
            look();
        }
    }

    /** Looks at the database anew. */
    void look() {
        if (profile.get().isEmpty()) {
            return;
        }
        String name = profile.get().get().name();
        int mine = ++asked;
        survey.set(Optional.empty());
        failure.set(Optional.empty());
        context.tasks()
                .start(
                        Job.brief(Texts.get("make.looking", name), (_, _) -> backups.survey(name)),
                        found -> {
                            if (mine == asked) {
                                survey.set(Optional.of(found));
                                lookBack(name, found, mine);
                            }
                        },
                        thrown -> {
                            if (mine == asked) {
                                failure.set(Optional.of(Failure.of(thrown).sentence()));
                            }
                        });
    }

    private void lookBack(String name, BackupSurvey found, int mine) {
        BackupOptions options = draft.options(found);
        context.tasks()
                .start(
                        Job.brief(Texts.get("backups.reading"), (_, _) -> backups.earlier(name, options)),
                        last -> {
                            if (mine == asked) {
                                earlier.set(last);
                            }
                        },
                        context.dialogs()::error);
    }

    private void enter() {
        // A migration may have begun meanwhile.
        if (wizard.step().id().equals(REVIEW)) {
            look();
        }
        judge();
    }

    private void judge() {
        wizard.heldProperty().set(isAtWork());
        wizard.labelProperty().set(label());
        wizard.refusalProperty().set(refusal());
    }

    private String label() {
        return switch (wizard.step().id()) {
            case REVIEW ->
                Texts.get(
                        "backups.make.do",
                        profile.get().map(ConnectionProfile::name).orElse(""));
            case RUN ->
                switch (work.phaseProperty().get()) {
                    case RUNNING -> "";
                    case DONE -> copyIsMissing() && !sending.work().isRunning() ? Texts.get("make.sendAgain") : "";
                    case IDLE, FAILED, CANCELLED -> Texts.get("make.again");
                };
            case VERIFY -> Texts.get(proving.proofProperty().get().isPresent() ? "make.toCatalogue" : "make.verify");
            default -> "";
        };
    }

    private Optional<String> refusal() {
        return switch (wizard.step().id()) {
            case "what" -> unseen().or(this::nothingPicked);
            case "where" -> folder.refusal();
            case REVIEW -> unseen().or(() -> survey.get().flatMap(BackupSurvey::objection));
            default -> Optional.empty();
        };
    }

    private Optional<String> unseen() {
        if (profile.get().isEmpty()) {
            return Optional.of(Texts.get("make.noEnvironment"));
        }
        return failure.get()
                .or(() -> survey.get().isPresent()
                        ? Optional.empty()
                        : Optional.of(
                                Texts.get("make.looking", profile.get().get().name())));
    }

    private Optional<String> nothingPicked() {
        return draft.scopeProperty().get() != Scope.WHOLE && draft.picked().isEmpty()
                ? Optional.of(Texts.get("make.nothingPicked"))
                : Optional.empty();
    }

    private void run() {
        if (wizard.step().id().equals(REVIEW)) {
            wizard.advance();
        }
        String name = profile.get().map(ConnectionProfile::name).orElseThrow();
        BackupOptions options = options().orElseThrow();
        Optional<Path> folder = draft.folderProperty().get();
        boolean check = draft.readBackProperty().get();
        made.set(Optional.empty());
        sending.forget();
        wizard.marks().remove(RUN);
        work.start(
                Texts.get("backups.making", name),
                (hearer, cancel) -> backups.backup(name, folder, options, check, new Hearing(hearer), cancel),
                backup -> {
                    made.set(Optional.of(backup));
                    wizard.marks().put(RUN, Tone.SUCCESS);
                    done.run();
                    send();
                });
    }

    private boolean copyIsMissing() {
        return draft.bucketProperty().get().isPresent()
                && sending.copyProperty().get().isEmpty();
    }

    private void send() {
        made.get()
                .ifPresent(backup ->
                        draft.bucketProperty().get().ifPresent(bucket -> sending.start(backup, bucket, done)));
    }

    private void goOnOrAgain() {
        if (made.get().isEmpty()) {
            run();
        } else if (copyIsMissing()) {
            send();
        } else {
            wizard.advance();
        }
    }

    /** The copy could not be sent, and is left to the catalogue. */
    void goOnWithoutCopy() {
        if (!isAtWork()) {
            draft.bucketProperty().set(Optional.empty());
            wizard.advance();
        }
    }

    private void verifyOrLeave() {
        if (proving.proofProperty().get().isPresent()) {
            leave.run();
        } else {
            made.get().ifPresent(backup -> proving.start(backup, this::proven));
        }
    }

    private void proven() {
        boolean passed =
                proving.proofProperty().get().filter(BackupProof::passed).isPresent();
        wizard.marks().put(VERIFY, passed ? Tone.SUCCESS : Tone.DANGER);
        done.run();
    }
}
