package org.lockkeeper.ui.backup.wizard;

import java.time.Duration;
import java.util.Optional;
import javafx.scene.layout.VBox;
import org.lockkeeper.backup.BackupProof;
import org.lockkeeper.backup.Figures;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.Tone;
import org.lockkeeper.ui.wizard.WorkPane;

/** A test restore: what is compared, how it goes, and what it showed. */
final class ProofPane extends VBox {
    private final VBox result = new VBox();

    ProofPane(Proving proving, String name, String where) {
        getStyleClass().add("proof-pane");
        result.getStyleClass().add("proof-result");
        getChildren()
                .setAll(
                        Form.hint(Texts.get("prove.text", where)),
                        new WorkPane(proving.work(), new ProofWords(proving, name)),
                        result);
        proving.proofProperty().subscribe(this::show);
    }

    private void show(Optional<BackupProof> proof) {
        result.getChildren().clear();
        proof.ifPresent(found -> {
            if (found.passed()) {
                for (String line : new String[] {
                    Texts.get("prove.passed.bytes"),
                    Texts.get("prove.passed.objects", found.where()),
                    Texts.get("prove.passed.rows", found.tables(), found.rows()),
                    Texts.get("prove.passed.loose"),
                    Texts.get("prove.passed.valid"),
                    Texts.get("prove.passed.time", Figures.time(Duration.ofMillis(found.restoreMs())))
                }) {
                    result.getChildren().add(new Remark(Tone.SUCCESS, line));
                }
            } else {
                found.differences().forEach(line -> result.getChildren().add(new Remark(Tone.DANGER, line)));
            }
        });
    }

    private record ProofWords(Proving proving, String name) implements WorkPane.Words {
        @Override
        public String running() {
            return Texts.get("backups.proving", name);
        }

        @Override
        public String done() {
            return Texts.get(outcome() == Tone.SUCCESS ? "prove.passed" : "prove.fellShort", name);
        }

        @Override
        public Tone outcome() {
            return proving.outcome();
        }

        @Override
        public String cancelled() {
            return Texts.get("prove.cancelled");
        }
    }
}
