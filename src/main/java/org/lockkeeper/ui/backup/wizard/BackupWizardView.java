package org.lockkeeper.ui.backup.wizard;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.EnvironmentBadge;
import org.lockkeeper.ui.theme.Stylesheets;
import org.lockkeeper.ui.wizard.Step;
import org.lockkeeper.ui.wizard.WizardPane;
import org.lockkeeper.ui.wizard.Work;

/** Making a backup, a page a step. */
final class BackupWizardView extends BorderPane {
    private final BackupWizardViewModel model;
    private final WizardPane pane;
    private final HBox badge = new HBox();

    /** @param leave goes back to the catalogue */
    BackupWizardView(BackupWizardViewModel model, Runnable leave) {
        this.model = model;
        this.pane = new WizardPane(model.wizard(), Texts.get("make.title"), this::page, leave);
        getStyleClass().add("backup-wizard");
        getStylesheets().addAll(Stylesheets.of("backup-wizard"), Stylesheets.of("tones"));
        badge.getStyleClass().add("badge-box");
        pane.showBefore(badge);
        model.profileProperty()
                .subscribe(profile -> badge.getChildren()
                        .setAll(profile.stream()
                                .<Node>map(EnvironmentBadge::new)
                                .toList()));
        setCenter(pane);
    }

    private Node page(Step step) {
        return switch (step.id()) {
            case "what" -> new WhatPage(model);
            case "where" -> new WherePage(model);
            case "how" -> new HowPage(model);
            case "review" -> new ReviewPage(model);
            case "run" -> new RunPage(model);
            default -> verify();
        };
    }

    /** Made when it is shown first; what it says of the backup is asked anew each time. */
    private Node verify() {
        VBox page = new VBox();
        page.getStyleClass().add("run-page");
        model.madeProperty()
                .subscribe(backup -> backup.ifPresent(it -> {
                    Button without = new Button(Texts.get("make.withoutProof"));
                    without.visibleProperty()
                            .bind(model.proving()
                                    .work()
                                    .phaseProperty()
                                    .map(phase -> phase != Work.Phase.RUNNING && phase != Work.Phase.DONE));
                    without.setOnAction(_ -> model.leave());
                    page.getChildren().setAll(new ProofPane(model.proving(), it.name(), model.scratch()), without);
                }));
        return page;
    }

    /** Lets the keyboard begin. */
    void takeFocus() {
        pane.takeFocus();
    }
}
