package org.lockkeeper.ui.backup.wizard;

import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.lockkeeper.backup.Figures;
import org.lockkeeper.backup.Restored;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.VisibleText;
import org.lockkeeper.ui.theme.Icons;
import org.lockkeeper.ui.wizard.Work;
import org.lockkeeper.ui.wizard.WorkPane;

/** The restore under way, what it came to, and the way back from a swap. */
final class RestoreRunPage extends VBox {
    private final RestoreWizardViewModel model;
    private final VBox after = new VBox();

    RestoreRunPage(RestoreWizardViewModel model) {
        this.model = model;
        getStyleClass().add("run-page");
        after.getStyleClass().add("made");
        getChildren().setAll(new WorkPane(model.work(), new RunWords(model)), after);
        model.restoredProperty().subscribe(_ -> show());
        model.undoneProperty().subscribe(_ -> show());
        model.undoing().phaseProperty().subscribe(_ -> show());
    }

    private void show() {
        after.getChildren().clear();
        Optional<Restored> swapped =
                model.restoredProperty().get().filter(it -> it.previous().isPresent());
        swapped.ifPresent(it -> {
            if (model.undoneProperty().get().isEmpty()) {
                after.getChildren()
                        .add(Form.hint(
                                Texts.get("restore.undo.text", it.previous().orElse(""), it.database())));
                Button undo = new Button(
                        VisibleText.of(Texts.get("restore.undo", it.previous().orElse(""))),
                        Icons.of(Feather.CORNER_UP_LEFT));
                undo.setMnemonicParsing(false);
                undo.setDisable(model.undoing().isRunning());
                undo.setOnAction(_ -> model.undo());
                after.getChildren().add(new HBox(undo));
            }
            if (model.undoing().phaseProperty().get() != Work.Phase.IDLE) {
                after.getChildren().add(new WorkPane(model.undoing(), new UndoWords(model)));
            }
        });
    }

    private record RunWords(RestoreWizardViewModel model) implements WorkPane.Words {
        @Override
        public String running() {
            return Texts.get(
                    "backups.restoring",
                    model.contents()
                            .foundProperty()
                            .get()
                            .map(contents -> contents.name())
                            .orElse(""));
        }

        @Override
        public String done() {
            return model.restoredProperty()
                    .get()
                    .map(it -> it.previous()
                            .map(kept ->
                                    Texts.get("restore.done.swapped", it.database(), Figures.time(it.took()), kept))
                            .orElseGet(() -> Texts.get("restore.done", it.database(), Figures.time(it.took()))))
                    .orElse("");
        }

        @Override
        public String cancelled() {
            return model.cancelled();
        }
    }

    private record UndoWords(RestoreWizardViewModel model) implements WorkPane.Words {
        @Override
        public String running() {
            return Texts.get("restore.undoing.now");
        }

        @Override
        public String done() {
            return model.undoneProperty()
                    .get()
                    .map(it -> Texts.get(
                            "restore.undone", it.database(), it.previous().orElse("")))
                    .orElse("");
        }

        @Override
        public String cancelled() {
            return Texts.get("restore.undo.cancelled");
        }
    }
}
