package org.lockkeeper.ui.runbook;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.EmptyState;
import org.lockkeeper.ui.runbook.RunbooksViewModel.Runbook;
import org.lockkeeper.ui.theme.Icons;
import org.lockkeeper.ui.theme.Stylesheets;

/** The Runbooks page: above which one, below what it found and what can be done. */
public final class RunbooksView extends BorderPane {
    private final RunbooksViewModel model;
    private final Label headline = new Label();

    public RunbooksView(RunbooksViewModel model) {
        this.model = model;
        getStyleClass().add("runbooks-view");
        getStylesheets().addAll(Stylesheets.of("runbooks"), Stylesheets.of("tones"));
        setTop(header());
        model.runbookProperty().subscribe(this::update);
        model.rollbackProperty().subscribe(this::update);
        model.diagnosisProperty().subscribe(this::update);
        model.failureProperty().subscribe(this::update);
        model.lookingProperty().subscribe(this::update);
        update();
    }

    private Node header() {
        headline.getStyleClass().add("headline");
        headline.setMinWidth(0);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        ToggleGroup group = new ToggleGroup();
        ToggleButton rollback = toggle("runbooks.rollback", Runbook.ROLLBACK, group);
        ToggleButton down = toggle("runbooks.down", Runbook.DOWN, group);
        rollback.getStyleClass().add("left-pill");
        down.getStyleClass().add("right-pill");
        model.runbookProperty().subscribe(runbook -> group.selectToggle(runbook == Runbook.ROLLBACK ? rollback : down));
        HBox pages = new HBox(rollback, down);
        Button again = Icons.button(Feather.REFRESH_CW, Texts.get("runbooks.again"), model::look);
        again.disableProperty().bind(model.lookingProperty());
        HBox header = new HBox(headline, gap, pages, again);
        header.setAlignment(Pos.CENTER_LEFT);
        header.getStyleClass().add("summary");
        return header;
    }

    private ToggleButton toggle(String key, Runbook runbook, ToggleGroup group) {
        ToggleButton button = new ToggleButton(Texts.get(key));
        button.setToggleGroup(group);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> {
            button.setSelected(true);
            model.turnTo(runbook);
        });
        return button;
    }

    private void update() {
        Runbook runbook = model.runbookProperty().get();
        headline.setText(Texts.get(
                runbook == Runbook.ROLLBACK ? "runbooks.rollback.headline" : "runbooks.down.headline",
                model.environment()));
        setCenter(content(runbook));
    }

    private Node content(Runbook runbook) {
        if (model.failureProperty().get().isPresent()) {
            return new EmptyState(
                            Feather.ALERT_TRIANGLE,
                            Texts.get("runbooks.failed"),
                            model.failureProperty().get().get())
                    .with(Texts.get("runbooks.again"), model::look)
                    .with(Texts.get("runbooks.toDown"), () -> model.turnTo(Runbook.DOWN));
        }
        return switch (runbook) {
            case ROLLBACK ->
                model.rollbackProperty()
                        .get()
                        .<Node>map(found -> scroll(new RollbackPane(model, found)))
                        .orElseGet(this::looking);
            case DOWN ->
                model.diagnosisProperty()
                        .get()
                        .<Node>map(found -> scroll(new DiagnosisPane(model, found)))
                        .orElseGet(this::looking);
        };
    }

    private Node looking() {
        return model.environment().isEmpty()
                ? new EmptyState(
                        Feather.BOOK_OPEN,
                        Texts.get("runbooks.noEnvironment"),
                        Texts.get("runbooks.noEnvironment.text"))
                : new EmptyState(Feather.LOADER, Texts.get("runbooks.looking"), Texts.get("runbooks.looking.text"));
    }

    private static Node scroll(Region content) {
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        return scroll;
    }
}
