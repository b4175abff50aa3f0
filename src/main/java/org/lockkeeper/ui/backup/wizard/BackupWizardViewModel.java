package org.lockkeeper.ui.backup.wizard;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.SetChangeListener;
import org.lockkeeper.backup.Backup;
import org.lockkeeper.backup.BackupOptions;
import org.lockkeeper.backup.BackupService;
import org.lockkeeper.backup.BackupSurvey;
import org.lockkeeper.backup.TableName;
import org.lockkeeper.connection.BucketSettings;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.Tone;
import org.lockkeeper.ui.wizard.Step;
import org.lockkeeper.ui.wizard.Work;

/** Makes a backup step by step: what, where, how, review, run, verify. */
public final class BackupWizardViewModel extends GuidedModel {
    private static final String REVIEW = "review";
    private static final String VERIFY = "verify";

    private final BackupService backups;
    private final ObservableValue<String> leaveLabel;
    private final BackupDraft draft = new BackupDraft();
    private final ChosenProfile profile = new ChosenProfile();
    private final FolderChoice folder;
    private final Looking<BackupSurvey> survey;
    private final Looking<Optional<BackupSurvey.Earlier>> earlier;
    private final Work work;
    private final Sending sending;
    private final Proving proving;
    private final ReadOnlyObjectWrapper<Optional<Backup>> made = new ReadOnlyObjectWrapper<>(Optional.empty());

    /**
     * @param done run when there is something new in the catalogue
     * @param leave goes back to the catalogue
     */
    BackupWizardViewModel(WizardContext context, Runnable done, Runnable leave) {
        this(context, done, leave, new SimpleStringProperty(Texts.get("make.toCatalogue")));
    }

    /**
     * @param done run when there is something new in the catalogue
     * @param leave goes back to where it began
     * @param leaveLabel says where that is
     */
    BackupWizardViewModel(WizardContext context, Runnable done, Runnable leave, ObservableValue<String> leaveLabel) {
        super(context, steps(), done, leave);
        this.leaveLabel = leaveLabel;
        this.backups = context.services().backups();
        this.folder = new FolderChoice(context, draft.folderProperty());
        this.survey = new Looking<>(context.tasks());
        this.earlier = new Looking<>(context.tasks());
        this.work = context.work();
        this.sending = context.sending();
        this.proving = context.proving();
        wizard().at(REVIEW, this::run).at(RUN, this::goOnOrAgain).at(VERIFY, this::verifyOrLeave);
        holdFor(work, sending.work(), proving.work());
        judgeOn(folder.problemProperty(), draft.folderProperty(), draft.scopeProperty());
        judgeOn(survey.foundProperty(), survey.failureProperty());
        draft.picked().addListener((SetChangeListener<TableName>) _ -> judge());
        judgeOn(leaveLabel);
        wizard().currentProperty().subscribe(_ -> enter());
    }

    private static List<Step> steps() {
        return List.of(
                new Step("what", Texts.get("make.step.what")),
                new Step("where", Texts.get("make.step.where")),
                new Step("how", Texts.get("make.step.how")),
                new Step(REVIEW, Texts.get("make.step.review")),
                new Step(RUN, Texts.get("make.step.run")),
                new Step(VERIFY, Texts.get("make.step.verify")));
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

    @Override
    public boolean isBegun() {
        return super.isBegun() || !draft.picked().isEmpty();
    }

    @Override
    public boolean isFinished() {
        return made.get().isPresent();
    }

    /** Where it goes. */
    FolderChoice folder() {
        return folder;
    }

    /** The buckets that a copy can be sent to. */
    List<String> buckets() {
        return context().workspace().backups().buckets().stream()
                .map(BucketSettings::name)
                .toList();
    }

    /** What is backed up. */
    ReadOnlyObjectProperty<Optional<ConnectionProfile>> profileProperty() {
        return profile.property();
    }

    /** What is in the database, and what speaks against a backup of it now. */
    Looking<BackupSurvey> survey() {
        return survey;
    }

    /** The last backup of the same form, where there is one. */
    Looking<Optional<BackupSurvey.Earlier>> earlier() {
        return earlier;
    }

    /** What was made. */
    ReadOnlyObjectProperty<Optional<Backup>> madeProperty() {
        return made.getReadOnlyProperty();
    }

    /** The options as they are now; empty before the database was looked at. */
    Optional<BackupOptions> options() {
        return survey.foundProperty().get().map(draft::options);
    }

    /** Turns to an environment and looks at it. */
    void choose(ConnectionProfile chosen) {
        if (!isAtWork() && !profile.is(chosen)) {
            profile.set(Optional.of(chosen));
            draft.picked().clear();
            draft.algorithmProperty().set(Optional.empty());
            wizard().forget();
            look();
        }
    }

    /** Looks at the database anew. */
    void look() {
        String name = profile.name();
        if (name.isEmpty()) {
            return;
        }
        survey.start(Texts.get("make.looking", name), (_, _) -> backups.survey(name), found -> {
            BackupOptions options = draft.options(found);
            earlier.start(Texts.get("backups.reading"), (_, _) -> backups.earlier(name, options));
        });
    }

    private void enter() {
        // A migration may have begun meanwhile.
        if (isAt(REVIEW)) {
            look();
        }
        judge();
    }

    @Override
    String label() {
        return switch (wizard().step().id()) {
            case REVIEW -> Texts.get("backups.make.do", profile.name());
            case RUN ->
                switch (work.phaseProperty().get()) {
                    case RUNNING -> "";
                    case DONE -> copyIsMissing() && !sending.work().isRunning() ? Texts.get("make.sendAgain") : "";
                    case IDLE, FAILED, CANCELLED -> Texts.get("make.again");
                };
            case VERIFY -> proving.proofProperty().get().isPresent() ? leaveLabel.getValue() : Texts.get("make.verify");
            default -> "";
        };
    }

    @Override
    Optional<String> refusal() {
        return switch (wizard().step().id()) {
            case "what" -> unseen().or(this::nothingPicked);
            case "where" -> folder.refusal();
            case REVIEW -> unseen().or(() -> survey.foundProperty().get().flatMap(BackupSurvey::objection));
            case VERIFY -> made.get().filter(it -> !it.manifest().isProvable()).map(_ -> Texts.get("make.unprovable"));
            default -> Optional.empty();
        };
    }

    private Optional<String> unseen() {
        return profile.refusal().or(() -> survey.refusal(Texts.get("make.looking", profile.name())));
    }

    private Optional<String> nothingPicked() {
        return draft.scopeProperty().get() != Scope.WHOLE && draft.picked().isEmpty()
                ? Optional.of(Texts.get("make.nothingPicked"))
                : Optional.empty();
    }

    private void run() {
        showRun();
        String name = profile.name();
        BackupOptions options = options().orElseThrow();
        Optional<Path> into = draft.folderProperty().get();
        boolean check = draft.readBackProperty().get();
        made.set(Optional.empty());
        sending.forget();
        work.start(
                Texts.get("backups.making", name),
                (hearer, cancel) -> backups.backup(name, into, options, check, new Hearing(hearer), cancel),
                backup -> {
                    made.set(Optional.of(backup));
                    turnedOut(RUN, Tone.SUCCESS);
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
                        draft.bucketProperty().get().ifPresent(bucket -> sending.start(backup, bucket, this::done)));
    }

    private void goOnOrAgain() {
        if (made.get().isEmpty()) {
            run();
        } else if (copyIsMissing()) {
            send();
        } else {
            wizard().advance();
        }
    }

    /** The copy could not be sent, and is left to the catalogue. */
    void goOnWithoutCopy() {
        if (!isAtWork()) {
            draft.bucketProperty().set(Optional.empty());
            wizard().advance();
        }
    }

    private void verifyOrLeave() {
        if (proving.proofProperty().get().isPresent()) {
            leave();
        } else {
            made.get().ifPresent(backup -> proving.start(backup, () -> turnedOut(VERIFY, proving.outcome())));
        }
    }
}
