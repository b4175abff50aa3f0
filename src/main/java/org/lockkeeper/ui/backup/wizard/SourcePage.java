package org.lockkeeper.ui.backup.wizard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.lockkeeper.backup.DumpContents;
import org.lockkeeper.backup.Figures;
import org.lockkeeper.backup.catalogue.CatalogueEntry;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.backup.BackupFacts;
import org.lockkeeper.ui.control.KeyValueTable;
import org.lockkeeper.ui.control.Moments;
import org.lockkeeper.ui.control.Tone;
import org.lockkeeper.ui.control.VisibleText;
import org.lockkeeper.ui.theme.Icons;

/** What is brought back: a backup of the catalogue, or any dump. */
final class SourcePage extends VBox {
    private static final double ROW_HEIGHT = 28;
    private static final int MOST_ROWS = 7;

    private final RestoreWizardViewModel model;
    private final Moments moments;
    private final ListView<CatalogueEntry> list = new ListView<>();
    private final VBox facts = new VBox();

    SourcePage(RestoreWizardViewModel model, Moments moments) {
        this.model = model;
        this.moments = moments;
        getStyleClass().add("source-page");
        facts.getStyleClass().add("source-facts");
        list.setItems(model.entries());
        list.setFixedCellSize(ROW_HEIGHT);
        list.setCellFactory(_ -> new Row());
        list.setAccessibleText(Texts.get("restore.catalogue"));
        list.setPlaceholder(Form.hint(Texts.get("restore.noneHere")));
        list.setMinHeight(ROW_HEIGHT * 2);
        list.getSelectionModel().selectedItemProperty().subscribe(entry -> {
            if (entry != null) {
                model.choose(entry);
            }
        });
        model.entries().addListener((ListChangeListener<CatalogueEntry>) _ -> resize());
        resize();
        Button file = new Button(Texts.get("restore.chooseFile"), Icons.of(Feather.FILE));
        file.setOnAction(_ -> model.chooseFile());
        Button folder = new Button(Texts.get("restore.chooseFolder"), Icons.of(Feather.FOLDER));
        folder.setOnAction(_ -> model.chooseFolder());
        HBox others = new HBox(file, folder);
        others.getStyleClass().add("file-line");
        getChildren().setAll(new Form().with("restore.catalogue", list).with("restore.other", others), facts);
        model.sourceProperty().subscribe(_ -> show());
        model.contents().foundProperty().subscribe(_ -> show());
        model.contents().failureProperty().subscribe(_ -> show());
    }

    private void resize() {
        list.setPrefHeight(ROW_HEIGHT * Math.clamp(model.entries().size(), 2, MOST_ROWS) + 2);
        mark();
    }

    private void mark() {
        model.entries().stream()
                .filter(entry -> entry.local()
                        .map(copy -> copy.place().label())
                        .equals(model.sourceProperty().get()))
                .findFirst()
                .ifPresentOrElse(list.getSelectionModel()::select, list.getSelectionModel()::clearSelection);
    }

    private void show() {
        mark();
        List<Node> nodes = new ArrayList<>();
        Optional<DumpContents> contents = model.contents().foundProperty().get();
        model.sourceProperty().get().ifPresent(source -> {
            Label name =
                    new Label(VisibleText.of(contents.map(DumpContents::name).orElse(source)));
            name.getStyleClass().addAll("source-name", "mono");
            name.setWrapText(true);
            nodes.add(name);
        });
        model.contents().failureProperty().get().ifPresent(why -> nodes.add(new Remark(Tone.DANGER, why)));
        contents.ifPresent(found -> {
            found.warnings().forEach(warning -> nodes.add(new Remark(Tone.WARNING, warning)));
            found.manifest().ifPresent(manifest -> nodes.add(KeyValueTable.inWords(BackupFacts.of(manifest, moments))));
            nodes.add(Form.hint(Texts.get(
                    "restore.contents",
                    found.tables().size(),
                    found.roles().isEmpty()
                            ? Texts.get("restore.none")
                            : String.join(", ", found.roles().stream().sorted().toList()),
                    found.extensions().isEmpty()
                            ? Texts.get("restore.none")
                            : String.join(
                                    ", ", found.extensions().stream().sorted().toList()))));
        });
        facts.getChildren().setAll(nodes);
    }

    /** A backup in a line: its name, its age, its size, whether it was proven. */
    private final class Row extends ListCell<CatalogueEntry> {
        private final Label name = new Label();
        private final Label rest = new Label();
        private final HBox line;

        Row() {
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            name.getStyleClass().add("mono");
            name.setMinWidth(60);
            rest.getStyleClass().addAll("hint", "tabular");
            rest.setMinWidth(Region.USE_PREF_SIZE);
            line = new HBox(name, gap, rest);
            line.getStyleClass().add("entry-line");
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(CatalogueEntry entry, boolean empty) {
            super.updateItem(entry, empty);
            if (empty || entry == null) {
                setGraphic(null);
                return;
            }
            name.setText(VisibleText.of(entry.name()));
            rest.setText(Texts.get(
                    entry.isVerified() ? "restore.entry.verified" : "restore.entry",
                    entry.manifest().profile(),
                    moments.age(entry.manifest().finishedAt()),
                    Figures.bytes(entry.bytes())));
            setGraphic(line);
        }
    }
}
