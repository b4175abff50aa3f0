package org.lockkeeper.ui.backup.wizard;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.lockkeeper.backup.BackupContent;
import org.lockkeeper.backup.BackupSurvey;
import org.lockkeeper.backup.Figures;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.backup.BackupFacts;
import org.lockkeeper.ui.control.FilterField;
import org.lockkeeper.ui.control.VisibleText;

/** What is backed up. */
final class WhatPage extends VBox {
    private final BackupWizardViewModel model;
    private final TableTree tree;
    private final FilterField filter = new FilterField(Texts.get("make.filter"));
    private final VBox tables;
    private final Label facts = Form.hint("");

    WhatPage(BackupWizardViewModel model) {
        this.model = model;
        this.tree = new TableTree(model.draft().picked());
        this.tables = new VBox(filter, tree);
        getStyleClass().add("what-page");
        tables.getStyleClass().add("tables");
        tables.managedProperty().bind(tables.visibleProperty());
        VBox.setVgrow(tables, Priority.ALWAYS);
        VBox.setVgrow(tree, Priority.ALWAYS);
        tree.setMinHeight(160);
        Form form = new Form()
                .with(
                        "make.environment",
                        new ProfileBox(model.profiles(), model.profileProperty(), model::choose),
                        facts)
                .with(
                        "make.scope",
                        Form.oneOf(List.of(Scope.values()), model.draft().scopeProperty(), Scope::label));
        Form rest = new Form()
                .with(
                        "make.content",
                        Form.oneOf(
                                List.of(BackupContent.values()), model.draft().contentProperty(), BackupFacts::content))
                .with(Form.check("make.globals", model.draft().globalsProperty()));
        getChildren().setAll(form, tables, rest);
        model.survey().foundProperty().subscribe(this::show);
        model.draft().scopeProperty().subscribe(scope -> {
            tables.setVisible(scope != Scope.WHOLE);
            if (scope != Scope.WHOLE) {
                fill();
            }
        });
        filter.textProperty().subscribe(_ -> fill());
    }

    private void show(Optional<BackupSurvey> survey) {
        facts.setText(survey.map(WhatPage::facts)
                .orElseGet(() ->
                        model.survey().failureProperty().get().isPresent() ? "" : Texts.get("make.looking.text")));
        fill();
    }

    private static String facts(BackupSurvey survey) {
        return VisibleText.of(Texts.get(
                "make.facts",
                survey.database(),
                survey.serverVersion(),
                Figures.bytes(survey.databaseBytes()),
                survey.tables().size()));
    }

    private void fill() {
        if (tables.isVisible()) {
            tree.show(
                    model.survey()
                            .foundProperty()
                            .get()
                            .map(BackupSurvey::tables)
                            .orElse(List.of()),
                    Optional.ofNullable(filter.textProperty().get())
                            .orElse("")
                            .strip()
                            .toLowerCase(Locale.ROOT));
        }
    }
}
