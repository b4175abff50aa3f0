package org.lockkeeper.ui.backup.wizard;

import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.backup.BackupFacts;
import org.lockkeeper.ui.control.KeyValueTable;
import org.lockkeeper.ui.control.Moments;
import org.lockkeeper.ui.theme.Stylesheets;
import org.lockkeeper.ui.wizard.WizardPane;

/** Proving a backup: what it says of itself, then the test restore. */
final class VerifyWizardView extends BorderPane {
    private final WizardPane pane;

    VerifyWizardView(VerifyWizardViewModel model, Moments moments, Runnable leave) {
        getStyleClass().add("backup-wizard");
        getStylesheets().addAll(Stylesheets.of("backup-wizard"), Stylesheets.of("tones"));
        pane = new WizardPane(
                model.wizard(),
                Texts.get("prove.title", model.name()),
                step -> {
                    VBox page = step.id().equals("what")
                            ? new VBox(
                                    KeyValueTable.inWords(BackupFacts.of(model.manifest(), moments)),
                                    Form.hint(Texts.get("prove.text", model.scratch())))
                            : new VBox(new ProofPane(model.proving(), model.name(), model.scratch()));
                    page.getStyleClass().add("run-page");
                    return page;
                },
                leave);
        setCenter(pane);
    }

    /** Lets the keyboard begin. */
    void takeFocus() {
        pane.takeFocus();
    }
}
