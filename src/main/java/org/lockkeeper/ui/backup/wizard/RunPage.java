package org.lockkeeper.ui.backup.wizard;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.lockkeeper.backup.Backup;
import org.lockkeeper.backup.BackupManifest;
import org.lockkeeper.backup.Figures;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.Tone;
import org.lockkeeper.ui.control.VisibleText;
import org.lockkeeper.ui.wizard.Work;
import org.lockkeeper.ui.wizard.WorkPane;

/** How the backup goes, and its copy in a bucket where one was asked for. */
final class RunPage extends VBox {
    private final BackupWizardViewModel model;
    private final VBox made = new VBox();

    RunPage(BackupWizardViewModel model) {
        this.model = model;
        getStyleClass().add("run-page");
        made.getStyleClass().add("made");
        Node copy = copy();
        getChildren().setAll(new WorkPane(model.work(), new MakingWords(model)), copy, made);
        model.madeProperty().subscribe(this::show);
    }

    private void show(Optional<Backup> backup) {
        made.getChildren().clear();
        backup.ifPresent(it -> {
            it.manifest().notes().forEach(note -> made.getChildren().add(new Remark(Tone.WARNING, note)));
            made.getChildren().add(Form.hint(Texts.get(nextKey(it.manifest()))));
        });
    }

    private static String nextKey(BackupManifest made) {
        if (!made.isProvable()) {
            return "make.unprovable";
        }
        return made.isReadBack() ? "make.unverified" : "make.unread";
    }

    private Node copy() {
        Work work = model.sending().work();
        Button without = new Button(Texts.get("make.withoutCopy"));
        without.setOnAction(_ -> model.goOnWithoutCopy());
        without.visibleProperty()
                .bind(work.phaseProperty().map(phase -> phase == Work.Phase.FAILED || phase == Work.Phase.CANCELLED));
        without.managedProperty().bind(without.visibleProperty());
        VBox copy = new VBox(new WorkPane(work, new SendingWords(model)), without);
        copy.getStyleClass().add("copy");
        copy.visibleProperty()
                .bind(model.madeProperty()
                        .map(Optional::isPresent)
                        .flatMap(it -> model.draft().bucketProperty().map(bucket -> it && bucket.isPresent())));
        copy.managedProperty().bind(copy.visibleProperty());
        return copy;
    }

    private record MakingWords(BackupWizardViewModel model) implements WorkPane.Words {
        @Override
        public String running() {
            return Texts.get(
                    "backups.making",
                    model.profileProperty().get().map(ConnectionProfile::name).orElse(""));
        }

        @Override
        public String done() {
            return model.madeProperty()
                    .get()
                    .map(made -> VisibleText.keepingLines(Texts.get(
                            "make.done",
                            made.name(),
                            Figures.bytes(made.manifest().dump().bytes()),
                            Figures.time(model.work().elapsed()),
                            made.place().label())))
                    .orElse("");
        }

        @Override
        public String cancelled() {
            return Texts.get("make.cancelled");
        }
    }

    private record SendingWords(BackupWizardViewModel model) implements WorkPane.Words {
        @Override
        public String running() {
            return Texts.get("make.sending", bucket());
        }

        @Override
        public String done() {
            return model.sending()
                    .copyProperty()
                    .get()
                    .map(copy -> VisibleText.of(Texts.get(
                            "make.sent",
                            copy.place().label(),
                            Figures.time(model.sending().work().elapsed()))))
                    .orElse("");
        }

        @Override
        public String cancelled() {
            return Texts.get("make.sendCancelled", bucket());
        }

        private String bucket() {
            return model.draft().bucketProperty().get().orElse("");
        }
    }
}
