package org.lockkeeper.ui.audit;

import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lockkeeper.audit.AuditedAction;
import org.lockkeeper.migration.RunBackends;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.CopyChip;
import org.lockkeeper.ui.control.EmptyState;
import org.lockkeeper.ui.control.FilterField;
import org.lockkeeper.ui.control.Focus;
import org.lockkeeper.ui.control.KeyValueTable;
import org.lockkeeper.ui.control.Moments;
import org.lockkeeper.ui.control.ReasonedButton;
import org.lockkeeper.ui.control.Tones;
import org.lockkeeper.ui.theme.Stylesheets;

/** The Audit page: the actions, all there is to know about the selected one, and the check of the record. */
public final class AuditView extends BorderPane {
    private static final int HEAD_SHOWN = 18;
    private static final double TABLE_SHARE = 0.55;

    private final AuditViewModel model;
    private final Moments moments;
    private final ServerLogLead log;
    private final AuditTable table;
    private final SplitPane split = new SplitPane();
    private final ScrollPane detail = new ScrollPane();
    private final Label headline = new Label();
    private final Label check = new Label();
    private final CopyChip head = new CopyChip();

    /** @param log leads from a run to its server's log */
    public AuditView(AuditViewModel model, Moments moments, ServerLogLead log) {
        this.log = log;
        this.model = model;
        this.moments = moments;
        this.table = new AuditTable(model.actions(), moments);
        getStyleClass().add("audit-view");
        getStylesheets().addAll(Stylesheets.of("audit"), Stylesheets.of("tones"));
        detail.setFitToWidth(true);
        detail.getStyleClass().add("audit-detail");
        split.setOrientation(Orientation.VERTICAL);
        split.getItems().add(table);
        setTop(new VBox(summary(), toolbar()));
        setCenter(split);
        model.checkProperty().subscribe(this::showCheck);
        model.failureProperty().subscribe(this::showPlaceholder);
        model.actions().subscribe(() -> headline.setText(model.headline()));
        headline.setText(model.headline());
        table.getSelectionModel().selectedItemProperty().subscribe(action -> show(Optional.ofNullable(action)));
    }

    private Node summary() {
        headline.getStyleClass().add("headline");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button verify = new Button(Texts.get("audit.verify"), new FontIcon(Feather.CHECK_SQUARE));
        verify.setMinWidth(USE_PREF_SIZE);
        verify.setOnAction(_ -> model.verify());
        verify.disableProperty().bind(model.checkingProperty());
        HBox first = new HBox(headline, gap, verify);
        first.getStyleClass().add("first-line");
        check.setWrapText(true);
        check.setMinWidth(0);
        head.managedProperty().bind(head.visibleProperty());
        HBox second = new HBox(check, head);
        second.getStyleClass().add("check-line");
        second.managedProperty().bind(second.visibleProperty());
        second.visibleProperty().bind(check.textProperty().isNotEmpty());
        VBox summary = new VBox(first, second);
        summary.getStyleClass().add("summary");
        return summary;
    }

    private Node toolbar() {
        FilterField filter = new FilterField(Texts.get("audit.filter"));
        filter.textProperty().bindBidirectional(model.filterProperty());
        HBox toolbar = new HBox(filter);
        HBox.setHgrow(filter, Priority.ALWAYS);
        toolbar.getStyleClass().add("toolbar");
        return toolbar;
    }

    private void showCheck(Optional<CheckWords> found) {
        check.setText(found.map(CheckWords::sentence).orElse(""));
        found.ifPresent(words -> Tones.apply(check, words.tone()));
        Optional<String> kept = found.flatMap(CheckWords::head);
        head.setVisible(kept.isPresent());
        kept.ifPresent(text ->
                head.show(Texts.get("audit.head", text.substring(0, Math.min(HEAD_SHOWN, text.length()))), text));
    }

    private void showPlaceholder(Optional<String> failure) {
        table.setPlaceholder(failure.map(text -> new EmptyState(Feather.ALERT_TRIANGLE, Texts.get("audit.failed"), text)
                        .with(Texts.get("audit.again"), model::read))
                .orElseGet(() -> new EmptyState(
                        Feather.SHIELD, Texts.get("audit.empty"), Texts.get("audit.empty.text", model.file()))));
    }

    private void show(Optional<AuditedAction> action) {
        action.ifPresent(selected -> {
            VBox content = new VBox(KeyValueTable.inWords(AuditDetail.of(selected, moments)), serverLog(selected));
            content.getStyleClass().add("audit-detail-content");
            detail.setContent(content);
        });
        boolean shown = split.getItems().size() > 1;
        if (action.isPresent() && !shown) {
            split.getItems().add(detail);
            split.setDividerPositions(TABLE_SHARE);
        } else if (action.isEmpty() && shown) {
            split.getItems().remove(detail);
        }
    }

    private ReasonedButton serverLog(AuditedAction action) {
        Optional<RunBackends> run = action.ending().flatMap(ending -> RunBackends.in(ending.detail()));
        ReasonedButton button =
                new ReasonedButton(Texts.get("audit.serverLog"), () -> run.ifPresent(found -> log.show(action, found)));
        Optional<String> elsewhere = log.reaches(action)
                ? Optional.empty()
                : Optional.of(Texts.get("audit.serverLog.elsewhere", action.profile(), action.address()));
        button.refuse(run.isEmpty() ? Optional.of(Texts.get("audit.serverLog.noRun")) : elsewhere);
        return button;
    }

    /** Lets the keyboard move through the actions. */
    void takeFocus() {
        Focus.moveTo(table);
    }
}
