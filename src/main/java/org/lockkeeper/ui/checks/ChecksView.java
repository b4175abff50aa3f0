package org.lockkeeper.ui.checks;

import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lockkeeper.checks.CheckResult;
import org.lockkeeper.checks.Snapshot;
import org.lockkeeper.ui.Outage;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.EmptyState;
import org.lockkeeper.ui.control.Focus;
import org.lockkeeper.ui.control.KeyValueTable;
import org.lockkeeper.ui.control.Moments;
import org.lockkeeper.ui.control.OutageState;
import org.lockkeeper.ui.theme.Stylesheets;
import org.lockkeeper.ui.theme.Tips;

/** The Checks page: what the last verification found, all there is to know about the selected check, and how to run it. */
public final class ChecksView extends BorderPane {
    private static final double TABLE_SHARE = 0.6;

    private final ChecksViewModel model;
    private final Moments moments;
    private final ChecksTable table;
    private final SplitPane split = new SplitPane();
    private final ScrollPane detail = new ScrollPane();
    private final Label headline = new Label();
    private final Label compared = new Label();
    private final HBox running = new HBox();
    private final Label doing = new Label();
    private static final double WIDEST_BUTTON = 320;

    private final Button verify = new Button("", new FontIcon(Feather.CHECK_SQUARE));
    private final Button snapshot = new Button(Texts.get("checks.snapshot"), new FontIcon(Feather.CAMERA));

    public ChecksView(ChecksViewModel model, Moments moments) {
        this.model = model;
        this.moments = moments;
        this.table = new ChecksTable(model.results());
        getStyleClass().add("checks-view");
        getStylesheets().addAll(Stylesheets.of("checks"), Stylesheets.of("tones"));
        detail.setFitToWidth(true);
        detail.getStyleClass().add("checks-detail");
        split.setOrientation(Orientation.VERTICAL);
        split.getItems().add(table);
        setTop(new VBox(summary(), toolbar()));
        setCenter(split);
        table.getSelectionModel().selectedItemProperty().subscribe(check -> show(Optional.ofNullable(check)));
        model.stateProperty().subscribe(this::show);
        model.focusProperty().subscribe(_ -> show(model.stateProperty().get()));
    }

    private Node summary() {
        headline.getStyleClass().add("headline");
        headline.setWrapText(true);
        headline.setMinWidth(0);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        verify.setMnemonicParsing(false);
        verify.getStyleClass().add("accent");
        verify.setMinWidth(160);
        Tips.on(verify, verify::getText);
        verify.setMaxWidth(WIDEST_BUTTON);
        verify.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        verify.setOnAction(_ -> model.verify());
        snapshot.setMinWidth(USE_PREF_SIZE);
        snapshot.setOnAction(_ -> model.takeSnapshot());
        HBox first = new HBox(headline, gap, snapshot, verify);
        first.getStyleClass().add("first-line");
        compared.getStyleClass().add("compared");
        compared.setWrapText(true);
        VBox summary = new VBox(first, compared, progress());
        summary.getStyleClass().add("summary");
        return summary;
    }

    private Node progress() {
        ProgressBar bar = new ProgressBar();
        bar.setPrefWidth(180);
        Button cancel = new Button(Texts.get("checks.cancel"));
        cancel.setOnAction(_ -> model.cancel());
        running.getChildren().addAll(bar, doing, cancel);
        running.getStyleClass().add("running");
        running.managedProperty().bind(running.visibleProperty());
        return running;
    }

    private Node toolbar() {
        CheckBox only = new CheckBox(Texts.get("checks.onlyShort"));
        only.selectedProperty().bindBidirectional(model.onlyShortProperty());
        HBox toolbar = new HBox(only);
        toolbar.getStyleClass().add("toolbar");
        return toolbar;
    }

    private void show(ChecksState state) {
        String environment =
                model.focusProperty().get().map(profile -> profile.name()).orElse("");
        verify.setText(Texts.get("checks.verify", environment));
        boolean busy = state instanceof ChecksState.Running;
        verify.setDisable(busy || environment.isEmpty());
        snapshot.setDisable(busy || environment.isEmpty());
        running.setVisible(busy);
        Optional<Snapshot> before = model.snapshot();
        compared.setText(before.map(taken -> Texts.get("checks.compared", moments.exact(taken.takenAt())))
                .orElseGet(() -> Texts.get("checks.uncompared")));
        switch (state) {
            case ChecksState.NotYet() -> {
                headline.setText(Texts.get("checks.notYet", environment));
                table.setPlaceholder(new EmptyState(
                                Feather.CHECK_SQUARE,
                                Texts.get("checks.empty"),
                                Texts.get("checks.empty.text", model.ownFolder()))
                        .with(Texts.get("checks.verify", environment), model::verify));
            }
            case ChecksState.Running(String what) -> doing.setText(what);
            case ChecksState.Found found -> {
                headline.setText(ChecksViewModel.headline(found.verification()));
                table.setPlaceholder(new EmptyState(
                        Feather.CHECK_CIRCLE, Texts.get("checks.allWell"), Texts.get("checks.allWell.text")));
            }
            case ChecksState.Failed(String why, Optional<Outage> outage) -> {
                headline.setText(Texts.get("checks.failed", environment));
                table.setPlaceholder(outage.<Node>map(it -> new OutageState(environment, it, moments, model::verify))
                        .orElseGet(() -> new EmptyState(
                                        Feather.ALERT_TRIANGLE, Texts.get("checks.failed", environment), why)
                                .with(Texts.get("checks.again"), model::verify)));
            }
        }
    }

    private void show(Optional<CheckResult> check) {
        check.ifPresent(selected -> {
            VBox content = new VBox(KeyValueTable.inWords(ChecksDetail.of(selected, model.workspaceFolder())));
            content.getStyleClass().add("checks-detail-content");
            detail.setContent(content);
        });
        boolean shown = split.getItems().size() > 1;
        if (check.isPresent() && !shown) {
            split.getItems().add(detail);
            split.setDividerPositions(TABLE_SHARE);
        } else if (check.isEmpty() && shown) {
            split.getItems().remove(detail);
        }
    }

    /** Lets the keyboard move through the checks. */
    void takeFocus() {
        Focus.moveTo(table);
    }
}
