package org.lockkeeper.ui.dialog;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The common shape of a dialog: an icon and a title, a text, something in the middle, buttons at the lower right. */
final class Card extends VBox {
    private static final int MOST_LINES = 14;

    private final HBox buttons = new HBox();

    Card(FontIcon icon, String title, String text) {
        getStyleClass().add("card");
        setAccessibleText(title + ". " + text);
        Label heading = new Label(title);
        heading.getStyleClass().add("subheading");
        heading.setWrapText(true);
        HBox head = new HBox(icon, heading);
        head.getStyleClass().add("card-head");
        Label body = new Label(text);
        body.setWrapText(true);
        body.getStyleClass().add("card-text");
        body.setMinHeight(Region.USE_PREF_SIZE);
        buttons.getStyleClass().add("card-buttons");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(head, text.lines().count() > MOST_LINES ? scrolling(body) : body, buttons);
    }

    /** A text of many lines: all of it can be read, and the buttons stay where they can be reached. */
    private static ScrollPane scrolling(Label body) {
        ScrollPane scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("card-scroll");
        scroll.setAccessibleText(body.getText());
        return scroll;
    }

    /** Adds something between the text and the buttons. */
    void insert(Node node) {
        getChildren().add(getChildren().size() - 1, node);
    }

    /** Adds a button at the right. */
    Button button(String label, Runnable run) {
        Button button = new Button(label);
        // A name with an underscore is no shortcut.
        button.setMnemonicParsing(false);
        button.setOnAction(_ -> run.run());
        button.setMinWidth(Region.USE_PREF_SIZE);
        buttons.getChildren().add(button);
        return button;
    }

    /** Adds something at the left of the row of buttons. */
    void aside(Node node) {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        buttons.getChildren().addFirst(gap);
        buttons.getChildren().addFirst(node);
    }
}
