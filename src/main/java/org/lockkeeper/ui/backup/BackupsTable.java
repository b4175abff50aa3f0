package org.lockkeeper.ui.backup;

import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleLongProperty;
import javafx.collections.ObservableList;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lockkeeper.backup.Backup;
import org.lockkeeper.backup.Figures;
import org.lockkeeper.backup.catalogue.CatalogueEntry;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.Moments;
import org.lockkeeper.ui.control.Tones;
import org.lockkeeper.ui.control.VisibleText;
import org.lockkeeper.ui.theme.EnvironmentMark;
import org.lockkeeper.ui.theme.Tips;

/** The backups, a line each. */
final class BackupsTable extends TableView<CatalogueEntry> {
    private static final double ROW_HEIGHT = 26;

    private final Moments moments;
    private final LongProperty seconds = new SimpleLongProperty();
    private final Timeline ticker =
            new Timeline(new KeyFrame(Duration.seconds(1), _ -> seconds.set(seconds.get() + 1)));

    BackupsTable(ObservableList<CatalogueEntry> entries, Moments moments) {
        super(entries);
        this.moments = moments;
        getStyleClass().add("backups-table");
        ticker.setCycleCount(Animation.INDEFINITE);
        sceneProperty().subscribe(scene -> {
            if (scene == null) {
                ticker.stop();
            } else {
                ticker.play();
            }
        });
        setFixedCellSize(ROW_HEIGHT);
        setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        TableColumn<CatalogueEntry, String> where =
                column("backups.environment", 130, entry -> entry.manifest().profile());
        where.setCellFactory(_ -> new EnvironmentCell());
        TableColumn<CatalogueEntry, String> age =
                column("backups.age", 100, entry -> moments.age(entry.manifest().finishedAt()));
        age.setCellFactory(_ -> new AgeCell());
        TableColumn<CatalogueEntry, String> size = column("backups.size", 84, entry -> Figures.bytes(entry.bytes()));
        size.getStyleClass().add("number");
        TableColumn<CatalogueEntry, String> verified = column(
                "backups.verified",
                200,
                entry -> VerifiedLook.of(entry, moments).word());
        verified.setCellFactory(_ -> new VerifiedCell());
        getColumns().add(where);
        getColumns().add(age);
        getColumns().add(size);
        getColumns()
                .add(column(
                        "backups.level",
                        250,
                        entry -> entry.manifest().level().orElse(Texts.get("backups.level.none"))));
        getColumns().add(verified);
        TableColumn<CatalogueEntry, String> places = column("backups.where", 150, BackupsTable::places);
        places.setCellFactory(_ -> new PlacesCell());
        getColumns().add(places);
        getColumns().add(column("backups.name", 260, CatalogueEntry::name));
    }

    /** Its buckets by name, and one word for all folders of this machine. */
    private static String places(CatalogueEntry entry) {
        return entry.copies().stream()
                .map(copy -> switch (copy.place()) {
                    case Backup.Local _ -> Texts.get("backups.here");
                    case Backup.Remote remote -> remote.storage();
                })
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static TableColumn<CatalogueEntry, String> column(
            String key, double width, Function<CatalogueEntry, String> text) {
        TableColumn<CatalogueEntry, String> column = new TableColumn<>(Texts.get(key));
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(VisibleText.of(text.apply(cell.getValue()))));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        return column;
    }

    private static @Nullable CatalogueEntry entry(TableCell<CatalogueEntry, String> cell) {
        return cell.isEmpty() || cell.getTableRow() == null
                ? null
                : cell.getTableRow().getItem();
    }

    /** A profile behind the mark of its environment. */
    private static final class EnvironmentCell extends TableCell<CatalogueEntry, String> {
        @Override
        protected void updateItem(@Nullable String item, boolean empty) {
            super.updateItem(item, empty);
            CatalogueEntry entry = entry(this);
            setText(entry == null ? null : item);
            setGraphic(
                    entry == null
                            ? null
                            : new EnvironmentMark(
                                    Environment.of(entry.manifest().environment())));
        }
    }

    /** Where its copies lie, all of them in its tooltip. */
    private static final class PlacesCell extends TableCell<CatalogueEntry, String> {
        PlacesCell() {
            Tips.on(this, () -> {
                CatalogueEntry entry = entry(this);
                return entry == null
                        ? ""
                        : entry.copies().stream()
                                .map(copy -> VisibleText.of(copy.place().label()))
                                .collect(Collectors.joining("\n"));
            });
        }

        @Override
        protected void updateItem(@Nullable String item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty ? null : item);
        }
    }

    /** An age that goes on, with the exact time in its tooltip. */
    private final class AgeCell extends TableCell<CatalogueEntry, String> {
        AgeCell() {
            getStyleClass().add("number");
            seconds.subscribe(_ -> write());
            Tips.on(this, () -> {
                CatalogueEntry entry = entry(this);
                return entry == null ? "" : moments.exact(entry.manifest().finishedAt());
            });
        }

        @Override
        protected void updateItem(@Nullable String item, boolean empty) {
            super.updateItem(item, empty);
            write();
        }

        private void write() {
            CatalogueEntry entry = entry(this);
            setText(entry == null ? null : moments.age(entry.manifest().finishedAt()));
        }
    }

    /** Whether it was proven. */
    private final class VerifiedCell extends TableCell<CatalogueEntry, String> {
        private final FontIcon icon = new FontIcon();

        @Override
        protected void updateItem(@Nullable String item, boolean empty) {
            super.updateItem(item, empty);
            CatalogueEntry entry = entry(this);
            setText(entry == null ? null : item);
            setGraphic(entry == null ? null : icon);
            Tones.clear(this);
            if (entry != null) {
                VerifiedLook look = VerifiedLook.of(entry, moments);
                icon.setIconCode(look.icon());
                Tones.apply(this, look.tone());
            }
        }
    }
}
