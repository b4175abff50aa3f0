package org.lockkeeper.ui.backup.wizard;

import java.util.List;
import java.util.Optional;
import org.lockkeeper.backup.Backup;
import org.lockkeeper.backup.BackupManifest;
import org.lockkeeper.backup.BackupProof;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.Tone;
import org.lockkeeper.ui.wizard.Step;
import org.lockkeeper.ui.wizard.Wizard;

/** Proves a backup of the catalogue by a test restore. */
public final class VerifyWizardViewModel implements Guided {
    private static final String RUN = "run";

    private final WizardContext context;
    private final Backup backup;
    private final Runnable done;
    private final Runnable leave;
    private final Proving proving;
    private final Wizard wizard;

    /**
     * @param backup in a folder of this system
     * @param done run when there is a proof
     * @param leave goes back to the catalogue
     */
    VerifyWizardViewModel(WizardContext context, Backup backup, Runnable done, Runnable leave) {
        this.context = context;
        this.backup = backup;
        this.done = done;
        this.leave = leave;
        this.proving = new Proving(context.services().backupCatalogue(), context.work(), context.dialogs());
        this.wizard = new Wizard(List.of(
                        new Step("what", Texts.get("prove.step.what")), new Step(RUN, Texts.get("prove.step.run"))))
                .at("what", this::run)
                .at(RUN, this::againOrLeave);
        wizard.currentProperty().subscribe(_ -> judge());
        proving.work().phaseProperty().subscribe(_ -> judge());
    }

    Wizard wizard() {
        return wizard;
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

    String scratch() {
        return context.scratch();
    }

    @Override
    public boolean isAtWork() {
        return proving.work().isRunning();
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

    private void judge() {
        boolean proven = proving.proofProperty().get().isPresent();
        wizard.heldProperty().set(isAtWork());
        wizard.refusalProperty().set(Optional.empty());
        wizard.labelProperty()
                .set(
                        wizard.step().id().equals(RUN)
                                ? Texts.get(proven || isAtWork() ? "make.toCatalogue" : "make.again")
                                : Texts.get("make.verify"));
    }

    private void run() {
        if (!wizard.step().id().equals(RUN)) {
            wizard.advance();
        }
        proving.start(backup, () -> {
            boolean passed =
                    proving.proofProperty().get().filter(BackupProof::passed).isPresent();
            wizard.marks().put(RUN, passed ? Tone.SUCCESS : Tone.DANGER);
            done.run();
        });
    }

    private void againOrLeave() {
        if (proving.proofProperty().get().isPresent()) {
            leave.run();
        } else {
            run();
        }
    }
}
