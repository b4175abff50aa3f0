package org.lockkeeper.ui.runbook;

import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.lockkeeper.runbook.WayWords;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.WindowWords;
import org.lockkeeper.ui.control.CopyChip;
import org.lockkeeper.ui.control.VisibleText;

/** One way to roll back: how long, what it loses, how, and the buttons that begin it. */
final class WayCard extends VBox {
    WayCard(String title, WayWords words, List<? extends Node> buttons) {
        getStyleClass().add("way-card");
        Label heading = new Label(title);
        heading.getStyleClass().add("heading");
        GridPane facts = new GridPane();
        facts.getStyleClass().add("facts");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(USE_PREF_SIZE);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        facts.getColumnConstraints().addAll(names, values);
        facts.addRow(0, name("runbooks.takes"), value(words.takes()));
        facts.addRow(1, name("runbooks.loses"), value(words.loses()));
        facts.addRow(2, name("runbooks.how"), value(words.how()));
        getChildren().addAll(heading, facts);
        FlowPane line = new FlowPane();
        line.getStyleClass().add("buttons");
        line.getChildren().addAll(buttons);
        words.command().ifPresent(command -> {
            CopyChip chip = new CopyChip();
            chip.show(Texts.get("runbooks.copy"), command);
            line.getChildren().add(chip);
        });
        if (!line.getChildren().isEmpty()) {
            getChildren().add(line);
        }
    }

    private static Label name(String key) {
        Label label = new Label(Texts.get(key));
        label.getStyleClass().add("name");
        GridPane.setValignment(label, VPos.TOP);
        return label;
    }

    private static Label value(String text) {
        Label label = new Label(VisibleText.of(WindowWords.of(text)));
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
