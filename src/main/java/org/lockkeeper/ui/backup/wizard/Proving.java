package org.lockkeeper.ui.backup.wizard;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.lockkeeper.backup.Backup;
import org.lockkeeper.backup.BackupProof;
import org.lockkeeper.backup.catalogue.BackupCatalogue;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.Tone;
import org.lockkeeper.ui.dialog.DialogService;
import org.lockkeeper.ui.wizard.Work;

/** A test restore and what it showed. */
final class Proving {
    private final BackupCatalogue catalogue;
    private final Work work;
    private final DialogService dialogs;
    private final ReadOnlyObjectWrapper<Optional<BackupProof>> proof = new ReadOnlyObjectWrapper<>(Optional.empty());

    Proving(BackupCatalogue catalogue, Work work, DialogService dialogs) {
        this.catalogue = catalogue;
        this.work = work;
        this.dialogs = dialogs;
    }

    Work work() {
        return work;
    }

    /** What the last one showed; empty before, and while one runs. */
    ReadOnlyObjectProperty<Optional<BackupProof>> proofProperty() {
        return proof.getReadOnlyProperty();
    }

    /** What the proof means; without one nothing is proven. */
    Tone outcome() {
        return proof.get().filter(BackupProof::passed).isPresent() ? Tone.SUCCESS : Tone.DANGER;
    }

    /** @param done run when there is a proof, passed or not */
    void start(Backup backup, Runnable done) {
        proof.set(Optional.empty());
        work.start(
                Texts.get("backups.proving", backup.name()),
                (hearer, cancel) -> catalogue.verify(
                        backup, new Hearing(hearer), hearer.asking(dialogs.confirmer(Optional.empty())), cancel),
                found -> {
                    proof.set(Optional.of(found));
                    done.run();
                });
    }
}
