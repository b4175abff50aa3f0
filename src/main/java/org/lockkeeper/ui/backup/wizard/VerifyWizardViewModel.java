package org.lockkeeper.ui.backup.wizard;

import java.util.List;
import java.util.Optional;
import org.lockkeeper.backup.Backup;
import org.lockkeeper.backup.BackupManifest;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.wizard.Step;

/** Proves a backup of the catalogue by a test restore. */
public final class VerifyWizardViewModel extends GuidedModel {
    private static final String WHAT = "what";

    private final Backup backup;
    private final Proving proving;

    /**
     * @param backup in a folder of this system
     * @param done run when there is a proof
     * @param leave goes back to the catalogue
     */
    VerifyWizardViewModel(WizardContext context, Backup backup, Runnable done, Runnable leave) {
        super(
                context,
                List.of(new Step(WHAT, Texts.get("prove.step.what")), new Step(RUN, Texts.get("prove.step.run"))),
                done,
                leave);
        this.backup = backup;
        this.proving = context.proving();
        wizard().at(WHAT, this::run).at(RUN, () -> leaveOr(this::run));
        holdFor(proving.work());
        judgeOn(wizard().currentProperty());
        judge();
    }

    Proving proving() {
        return proving;
    }

    String name() {
        return backup.name();
    }

    BackupManifest manifest() {
        return backup.manifest();
    }

    /** Nothing is chosen: it says what will be done, and does it. */
    @Override
    public boolean isBegun() {
        return false;
    }

    @Override
    public boolean isFinished() {
        return proving.proofProperty().get().isPresent();
    }

    @Override
    String label() {
        return isAt(RUN) ? labelOfEnd() : Texts.get("make.verify");
    }

    @Override
    Optional<String> refusal() {
        return manifest().isProvable() ? Optional.empty() : Optional.of(Texts.get("make.unprovable"));
    }

    private void run() {
        showRun();
        proving.start(backup, () -> turnedOut(RUN, proving.outcome()));
    }
}
