package org.lockkeeper.ui.backup;

import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.lockkeeper.backup.catalogue.CatalogueEntry;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.EmptyState;
import org.lockkeeper.ui.control.FilterField;
import org.lockkeeper.ui.control.Focus;
import org.lockkeeper.ui.control.Moments;
import org.lockkeeper.ui.control.ReasonedButton;
import org.lockkeeper.ui.control.Tone;
import org.lockkeeper.ui.control.Tones;
import org.lockkeeper.ui.control.VisibleText;
import org.lockkeeper.ui.theme.Icons;
import org.lockkeeper.ui.theme.Stylesheets;
import org.lockkeeper.ui.theme.Tips;

/** The Backups page: the catalogue, what could not be read of it, and the selected backup. */
public final class BackupsView extends BorderPane {
    private static final double TABLE_SHARE = 0.52;

    private final BackupsViewModel model;
    private final Moments moments;
    private final BackupsTable table;
    private final SplitPane split = new SplitPane();
    private final Label headline = new Label();
    private final VBox problems = new VBox();

    public BackupsView(BackupsViewModel model, Moments moments) {
        this.model = model;
        this.moments = moments;
        this.table = new BackupsTable(model.entries(), moments);
        table.setContextMenu(new RowMenu(model));
        getStyleClass().add("backups-view");
        getStylesheets().addAll(Stylesheets.of("backups"), Stylesheets.of("tones"));
        problems.getStyleClass().add("problems");
        split.setOrientation(Orientation.VERTICAL);
        split.getItems().add(table);
        setTop(new VBox(summary(), new KeptLine(model), problems, toolbar()));
        setCenter(split);
        model.problems().subscribe(this::showProblems);
        showProblems();
        model.entries().subscribe(this::showCount);
        model.readingProperty().subscribe(_ -> showCount());
        table.getSelectionModel().selectedItemProperty().subscribe(entry -> model.select(Optional.ofNullable(entry)));
        model.selectedProperty().subscribe(this::show);
    }

    private Node summary() {
        headline.getStyleClass().add("headline");
        headline.setMinWidth(0);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button refresh = Icons.button(Feather.REFRESH_CW, Texts.get("backups.refresh.action"), model::read);
        refresh.disableProperty().bind(model.readingProperty());
        ReasonedButton old = new ReasonedButton(Texts.get("backups.prune"), model::removeOld);
        old.refuse(model.whyNoRules());
        Button backup = new Button(Texts.get("backups.backup"), Icons.of(Feather.SAVE));
        backup.getStyleClass().add("accent");
        backup.setMinWidth(USE_PREF_SIZE);
        backup.setOnAction(_ -> model.backup());
        Button restore = new Button(Texts.get("backups.restore"), Icons.of(Feather.ROTATE_CCW));
        restore.setMinWidth(USE_PREF_SIZE);
        restore.setOnAction(_ -> model.restoreAny());
        Tips.on(restore, () -> Texts.get("backups.restoreAny"));
        HBox line = new HBox(headline, gap, refresh, old, restore, backup);
        line.getStyleClass().add("summary");
        return line;
    }

    private Node toolbar() {
        FilterField filter = new FilterField(Texts.get("backups.filter"));
        filter.textProperty().bindBidirectional(model.filterProperty());
        HBox toolbar = new HBox(filter);
        HBox.setHgrow(filter, Priority.ALWAYS);
        toolbar.getStyleClass().add("toolbar");
        return toolbar;
    }

    private void showProblems() {
        problems.getChildren()
                .setAll(model.problems().stream().map(BackupsView::problem).toList());
        problems.setManaged(!model.problems().isEmpty());
    }

    private static Node problem(String sentence) {
        Label label = new Label(VisibleText.of(sentence), Icons.of(Feather.ALERT_TRIANGLE));
        label.getStyleClass().add("remark");
        Tones.apply(label, Tone.WARNING);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private void showCount() {
        headline.setText(model.headline());
        boolean filtered = !model.filterProperty().get().isBlank();
        if (model.readingProperty().get()) {
            table.setPlaceholder(
                    new EmptyState(Feather.LOADER, Texts.get("backups.reading"), Texts.get("backups.reading.text")));
        } else if (filtered) {
            table.setPlaceholder(
                    new EmptyState(Feather.SEARCH, Texts.get("backups.noMatch"), Texts.get("backups.noMatch.text")));
        } else {
            table.setPlaceholder(
                    new EmptyState(Feather.ARCHIVE, Texts.get("backups.empty"), Texts.get("backups.empty.text"))
                            .with(Texts.get("backups.backup"), model::backup));
        }
    }

    private void show(Optional<CatalogueEntry> entry) {
        boolean shown = split.getItems().size() > 1;
        double divider = shown ? split.getDividerPositions()[0] : TABLE_SHARE;
        if (shown) {
            split.getItems().removeLast();
        }
        entry.ifPresent(selected -> {
            if (!selected.equals(table.getSelectionModel().getSelectedItem())) {
                table.getSelectionModel().select(selected);
            }
            split.getItems().add(new BackupDetail(model, selected, moments));
            split.setDividerPositions(divider);
        });
    }

    /** Lets the keyboard move through the backups. */
    void takeFocus() {
        Focus.moveTo(table);
    }
}
