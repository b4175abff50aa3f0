package org.lockkeeper.ui.control;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lockkeeper.ui.theme.Stylesheets;

/** What stands where there is nothing to show: what that means, and what to do next. */
public class EmptyState extends VBox {
    public EmptyState(Ikon icon, String title, String text) {
        getStyleClass().add("empty-state");
        getStylesheets().add(Stylesheets.of("empty-state"));
        setAlignment(Pos.CENTER);
        Label heading = new Label(title);
        heading.getStyleClass().add("heading");
        heading.setWrapText(true);
        Label body = new Label(text);
        body.getStyleClass().add("body");
        body.setWrapText(true);
        getChildren().addAll(new FontIcon(icon), heading, body);
    }

    /** Adds a button for the next step. */
    public final EmptyState with(String label, Runnable action) {
        Button button = new Button(label);
        button.setOnAction(_ -> action.run());
        getChildren().add(button);
        return this;
    }
}
