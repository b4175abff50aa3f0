package org.lockkeeper.ui.logs;

import java.time.ZoneId;
import java.util.Optional;
import javafx.geometry.Orientation;
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
import org.lockkeeper.logs.finding.Findings;
import org.lockkeeper.logs.finding.TopMessage;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.EmptyState;

/** What stands out in a log, beside it: findings, and below them its messages by their shape. */
final class FindingsPane extends BorderPane {
    private final LogViewModel model;
    private final VBox cards = new VBox();
    private final TopTable top;
    private final SplitPane parts = new SplitPane();
    private final Label count = new Label();

    /** @param zone in which times are shown */
    FindingsPane(LogViewModel model, ZoneId zone) {
        this.model = model;
        this.top = new TopTable(zone, this::filterBy);
        getStyleClass().add("findings-pane");
        cards.getStyleClass().add("cards");
        ScrollPane scroll = new ScrollPane(cards);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("entry-scroll");
        parts.setOrientation(Orientation.VERTICAL);
        parts.getItems().addAll(scroll, top);
        parts.setDividerPositions(0.55);
        Label title = new Label(Texts.get("logs.findings"));
        title.getStyleClass().add("title");
        title.setMinWidth(USE_PREF_SIZE);
        count.getStyleClass().add("facts");
        count.setMinWidth(0);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button again = new Button(Texts.get("logs.findings.again"));
        again.setMinWidth(USE_PREF_SIZE);
        again.setOnAction(_ -> model.findings().look());
        again.disableProperty().bind(model.findings().lookingProperty());
        HBox head = new HBox(title, count, gap, again);
        head.getStyleClass().add("entry-head");
        setTop(head);
        model.findings().findingsProperty().subscribe(_ -> show());
        model.findings().lookingProperty().subscribe(_ -> show());
        model.findings().failureProperty().subscribe(_ -> show());
    }

    private void filterBy(TopMessage message) {
        model.inputProperty()
                .set(FilterInput.NONE
                        .withText(message.pattern(), true)
                        .withLevel(Optional.of(message.severity()).filter(level -> level.rank() > 0)));
    }

    private void show() {
        Optional<Findings> found = model.findings().findingsProperty().get();
        Optional<String> failure = model.findings().failureProperty().get();
        if (found.isEmpty()) {
            setCenter(
                    failure.map(text -> new EmptyState(Feather.ALERT_TRIANGLE, Texts.get("logs.findings.failed"), text))
                            .orElseGet(() -> new EmptyState(
                                    Feather.SEARCH,
                                    Texts.get("logs.findings.looking.title"),
                                    Texts.get("logs.findings.looking.text"))));
            return;
        }
        Findings findings = found.get();
        count.setText(Texts.get("logs.findings.count", findings.entries(), findings.shapes()));
        cards.getChildren()
                .setAll(findings.findings().stream()
                        .map(finding -> new FindingCard(finding, model))
                        .toList());
        if (findings.findings().isEmpty()) {
            Label nothing = new Label(Texts.get("logs.findings.none"));
            nothing.setWrapText(true);
            cards.getChildren().setAll(nothing);
        }
        top.getSelectionModel().clearSelection();
        top.getItems().setAll(findings.messages());
        setCenter(parts);
    }
}
