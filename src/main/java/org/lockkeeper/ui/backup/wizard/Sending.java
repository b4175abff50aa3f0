package org.lockkeeper.ui.backup.wizard;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.lockkeeper.backup.Backup;
import org.lockkeeper.backup.catalogue.BackupCatalogue;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.wizard.Work;

/** The way of a backup into a bucket. One that broke off goes on where it stopped. */
final class Sending {
    private final BackupCatalogue catalogue;
    private final Work work;
    private final ReadOnlyObjectWrapper<Optional<Backup>> copy = new ReadOnlyObjectWrapper<>(Optional.empty());

    Sending(BackupCatalogue catalogue, Work work) {
        this.catalogue = catalogue;
        this.work = work;
    }

    Work work() {
        return work;
    }

    /** The copy in the bucket; empty before it is whole there. */
    ReadOnlyObjectProperty<Optional<Backup>> copyProperty() {
        return copy.getReadOnlyProperty();
    }

    /** What was sent before is of no interest any more. */
    void forget() {
        copy.set(Optional.empty());
    }

    /** @param done run when the copy is whole */
    void start(Backup backup, String bucket, Runnable done) {
        forget();
        work.start(
                Texts.get("backups.uploading", backup.name(), bucket),
                (hearer, cancel) -> catalogue.push(backup, bucket, hearer, cancel),
                sent -> {
                    copy.set(Optional.of(sent));
                    done.run();
                });
    }
}
