package org.lockkeeper.ui.backup.wizard;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javafx.collections.ObservableSet;
import javafx.scene.control.CheckBoxTreeItem;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.control.cell.CheckBoxTreeCell;
import javafx.util.StringConverter;
import org.lockkeeper.backup.BackupSurvey;
import org.lockkeeper.backup.Figures;
import org.lockkeeper.backup.TableName;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.VisibleText;

/** Schemas and their tables, to be picked. */
final class TableTree extends TreeView<TableTree.Line> {
    private static final double ROW_HEIGHT = 26;

    private final ObservableSet<TableName> picked;

    /** A schema, or one of its tables. */
    sealed interface Line {
        String text();

        record Schema(String name, int tables) implements Line {
            @Override
            public String text() {
                return Texts.get("make.schema", VisibleText.of(name), tables);
            }
        }

        record Table(BackupSurvey.Table table) implements Line {
            @Override
            public String text() {
                String name = VisibleText.of(table.name().name());
                return table.rowEstimate() < 0
                        ? Texts.get("make.table.unknown", name, Figures.bytes(table.bytes()))
                        : Texts.get("make.table", name, table.rowEstimate(), Figures.bytes(table.bytes()));
            }
        }
    }

    /** @param picked what is picked; changed as a person picks */
    TableTree(ObservableSet<TableName> picked) {
        this.picked = picked;
        getStyleClass().add("table-tree");
        setShowRoot(false);
        setFixedCellSize(ROW_HEIGHT);
        setAccessibleText(Texts.get("make.tables"));
        setCellFactory(_ -> new CheckBoxTreeCell<>(
                item -> ((CheckBoxTreeItem<Line>) item).selectedProperty(), new StringConverter<>() {
                    @Override
                    public String toString(TreeItem<Line> item) {
                        return item.getValue().text();
                    }

                    @Override
                    public TreeItem<Line> fromString(String text) {
                        throw new UnsupportedOperationException("nobody edits it");
                    }
                }));
    }

    void show(List<BackupSurvey.Table> tables, String filter) {
        CheckBoxTreeItem<Line> root = new CheckBoxTreeItem<>(new Line.Schema("", 0));
        Map<String, List<BackupSurvey.Table>> schemas = tables.stream()
                .filter(table ->
                        table.name().quoted().toLowerCase(java.util.Locale.ROOT).contains(filter))
                .collect(Collectors.groupingBy(table -> table.name().schema(), TreeMap::new, Collectors.toList()));
        schemas.forEach((name, of) -> {
            CheckBoxTreeItem<Line> schema = new CheckBoxTreeItem<>(new Line.Schema(name, of.size()));
            of.forEach(table -> add(table, schema));
            schema.setExpanded(schemas.size() < 4 || !filter.isEmpty());
            root.getChildren().add(schema);
        });
        setRoot(root);
    }

    /** The schema hears of a tick only of what it has already. */
    private void add(BackupSurvey.Table table, CheckBoxTreeItem<Line> schema) {
        CheckBoxTreeItem<Line> leaf = new CheckBoxTreeItem<>(new Line.Table(table));
        schema.getChildren().add(leaf);
        leaf.setSelected(picked.contains(table.name()));
        leaf.selectedProperty().subscribe(selected -> {
            if (selected) {
                picked.add(table.name());
            } else {
                picked.remove(table.name());
            }
        });
    }
}
