package org.lockkeeper.ui.start;

import java.nio.file.Path;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.theme.Icons;
import org.lockkeeper.ui.theme.Stylesheets;

/** Two cards: the sandbox to look around in, and one's own databases; below them what was open before. */
public final class FirstStartView extends ScrollPane {
    private final FirstStartViewModel model;

    public FirstStartView(FirstStartViewModel model) {
        this.model = model;
        getStyleClass().add("first-start");
        getStylesheets().add(Stylesheets.of("start"));
        setId("first-start");
        setFitToWidth(true);
        setFitToHeight(true);
        Label heading = new Label(Texts.get("start.heading"));
        heading.getStyleClass().add("start-heading");
        Label text = new Label(Texts.get("start.text"));
        text.getStyleClass().add("muted");
        HBox cards = new HBox(sandboxCard(), connectCard());
        cards.getStyleClass().add("start-cards");
        cards.setAlignment(Pos.TOP_CENTER);
        VBox column = new VBox(heading, text, cards, recent());
        column.getStyleClass().add("start-column");
        column.setAlignment(Pos.CENTER);
        setContent(column);
    }

    private Node sandboxCard() {
        Button open = new Button(Texts.get("start.sandbox.open"));
        open.getStyleClass().add("accent");
        open.setId("open-sandbox");
        open.setOnAction(_ -> model.openSandbox());
        Label what = new Label();
        what.getStyleClass().addAll("small", "muted");
        what.textProperty().bind(model.whatProperty());
        ProgressBar bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.progressProperty().bind(model.fractionProperty());
        Button cancel = new Button(Texts.get("start.sandbox.cancel"));
        cancel.setOnAction(_ -> model.cancel());
        HBox.setHgrow(bar, Priority.ALWAYS);
        HBox line = new HBox(bar, cancel);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("start-progress");
        VBox busy = new VBox(what, line);
        busy.getStyleClass().add("start-busy");
        model.wayProperty().subscribe(way -> {
            boolean starting = way == FirstStartViewModel.Way.SANDBOX;
            show(busy, starting);
            show(open, !starting);
            open.setDisable(way != FirstStartViewModel.Way.NONE);
        });
        return card(Feather.BOX, "start.sandbox.title", "start.sandbox.text", open, busy);
    }

    private Node connectCard() {
        Button project = new Button(Texts.get("start.project.choose"));
        project.setId("choose-project");
        project.setOnAction(_ -> model.chooseProject());
        Button file = new Button(Texts.get("start.file.open"));
        file.setId("open-file");
        file.setOnAction(_ -> model.chooseFile());
        model.wayProperty().subscribe(way -> {
            project.setDisable(way != FirstStartViewModel.Way.NONE);
            file.setDisable(way != FirstStartViewModel.Way.NONE);
        });
        project.setMinWidth(Region.USE_PREF_SIZE);
        file.setMinWidth(Region.USE_PREF_SIZE);
        HBox buttons = new HBox(project, file);
        buttons.getStyleClass().add("start-buttons");
        return card(Feather.DATABASE, "start.connect.title", "start.connect.text", buttons);
    }

    private static Node card(Feather glyph, String titleKey, String textKey, Node... actions) {
        Label title = new Label(Texts.get(titleKey));
        title.getStyleClass().add("subheading");
        Label text = new Label(Texts.get(textKey));
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        text.getStyleClass().addAll("muted", "start-card-text");
        Region gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        VBox card = new VBox(Icons.of(glyph, "accent-icon", "start-icon"), title, text, gap);
        card.getChildren().addAll(actions);
        card.getStyleClass().add("start-card");
        return card;
    }

    private Node recent() {
        VBox box = new VBox();
        box.getStyleClass().add("start-recent");
        show(box, !model.recent().isEmpty());
        Label title = new Label(Texts.get("start.recent"));
        title.getStyleClass().add("caption");
        box.getChildren().add(title);
        for (Path file : model.recent()) {
            Hyperlink link = new Hyperlink(file.toString());
            link.setOnAction(_ -> model.open(file));
            box.getChildren().add(link);
        }
        return box;
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
