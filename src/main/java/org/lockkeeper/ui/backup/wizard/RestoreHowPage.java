package org.lockkeeper.ui.backup.wizard;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ObservableSet;
import javafx.scene.control.ListView;
import javafx.scene.control.Spinner;
import javafx.scene.control.cell.CheckBoxListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.lockkeeper.backup.BackupOptions;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.FilterField;
import org.lockkeeper.ui.control.VisibleText;

/** How much of it is brought back, and how. */
final class RestoreHowPage extends VBox {
    private static final double ROW_HEIGHT = 26;

    private final RestoreWizardViewModel model;
    private final ListView<String> list = new ListView<>();
    private final FilterField filter = new FilterField(Texts.get("make.filter"));

    RestoreHowPage(RestoreWizardViewModel model) {
        this.model = model;
        RestoreDraft draft = model.draft();
        getStyleClass().add("what-page");
        list.getStyleClass().add("table-list");
        list.setFixedCellSize(ROW_HEIGHT);
        list.setMinHeight(160);
        list.setAccessibleText(Texts.get("make.tables"));
        list.setCellFactory(_ -> new CheckBoxListCell<>(name -> picked(draft.tables(), name), new StringConverter<>() {
            @Override
            public String toString(String name) {
                return VisibleText.of(name);
            }

            @Override
            public String fromString(String text) {
                return text;
            }
        }));
        Spinner<Integer> jobs = Form.number("restore.jobs", draft.jobsProperty(), 1, BackupOptions.MOST_JOBS);
        jobs.disableProperty().bind(draft.targetProperty().isEqualTo(Target.OVER));
        HBox jobsLine = new HBox(jobs, Form.hint(Texts.get("restore.jobs.text")));
        jobsLine.getStyleClass().add("number-line");
        Form form = new Form()
                .with("restore.jobs", jobsLine)
                .with(
                        "restore.owners",
                        Form.check("restore.owners.keep", draft.ownersProperty()),
                        Form.check("restore.rights.keep", draft.rightsProperty()),
                        Form.hint(Texts.get("restore.owners.text")))
                .with(
                        "restore.tablespaces",
                        Form.check("restore.tablespaces.keep", draft.tablespacesProperty()),
                        Form.hint(Texts.get("restore.tablespaces.text")))
                .with(
                        "restore.tables",
                        Form.oneOf(
                                List.of(false, true),
                                draft.onlySomeProperty(),
                                only -> Texts.get(only ? "restore.tables.some" : "restore.tables.all")));
        VBox tables = new VBox(filter, list);
        tables.getStyleClass().add("tables");
        tables.visibleProperty().bind(draft.onlySomeProperty());
        tables.managedProperty().bind(tables.visibleProperty());
        VBox.setVgrow(tables, Priority.ALWAYS);
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().setAll(form, tables);
        model.contents().foundProperty().subscribe(_ -> fill());
        filter.textProperty().subscribe(_ -> fill());
    }

    private void fill() {
        String text = Optional.ofNullable(filter.textProperty().get())
                .orElse("")
                .strip()
                .toLowerCase(Locale.ROOT);
        list.getItems()
                .setAll(model.contents().foundProperty().get().stream()
                        .flatMap(contents -> contents.tables().stream())
                        .filter(name -> name.toLowerCase(Locale.ROOT).contains(text))
                        .toList());
    }

    private static BooleanProperty picked(ObservableSet<String> tables, String name) {
        BooleanProperty picked = new SimpleBooleanProperty(tables.contains(name));
        picked.subscribe(now -> {
            if (now) {
                tables.add(name);
            } else {
                tables.remove(name);
            }
        });
        return picked;
    }
}
