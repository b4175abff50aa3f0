package org.lockkeeper.ui.status;

import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lockkeeper.migration.HistoryRow;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.AgeLabel;
import org.lockkeeper.ui.control.EnvironmentBadge;
import org.lockkeeper.ui.control.KeyValueTable;
import org.lockkeeper.ui.control.Moments;
import org.lockkeeper.ui.control.ReasonedButton;
import org.lockkeeper.ui.control.StateBadge;
import org.lockkeeper.ui.control.VisibleText;

/** One environment of the detail: state, meaning, ways out, actions, and the rows of the history. */
final class CellDetailPane extends VBox {
    CellDetailPane(CellDetail cell, Moments moments) {
        getStyleClass().add("cell-detail");
        getChildren().addAll(head(cell, moments), wrapped(cell.meaning(), "meaning"));
        cell.waysOut().forEach(way -> getChildren().add(wayOut(way)));
        if (!cell.actions().isEmpty()) {
            getChildren().add(actions(cell));
        }
        if (!cell.status().history().isEmpty()) {
            addHistory(cell);
        }
    }

    private static Node head(CellDetail cell, Moments moments) {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        AgeLabel age = new AgeLabel(moments);
        age.getStyleClass().add("quiet");
        age.show(cell.status().appliedAt());
        HBox head = new HBox(
                new EnvironmentBadge(cell.column().profile()),
                new StateBadge(cell.status().state()),
                space,
                age);
        head.getStyleClass().add("head");
        return head;
    }

    private static Label wrapped(String text, String styleClass) {
        Label label = new Label(VisibleText.keepingLines(text));
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add(styleClass);
        return label;
    }

    private static Node wayOut(String text) {
        Label words = wrapped(text, "way-out");
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox line = new HBox(new FontIcon(Feather.CORNER_DOWN_RIGHT), words);
        line.getStyleClass().add("way-out-line");
        return line;
    }

    private static Node actions(CellDetail cell) {
        FlowPane actions = new FlowPane();
        actions.getStyleClass().add("actions");
        for (StateAction action : cell.actions()) {
            ReasonedButton button = new ReasonedButton(action.label(), action.run());
            button.button().getStyleClass().add("small");
            button.refuse(action.refusal());
            actions.getChildren().add(button);
        }
        return actions;
    }

    private void addHistory(CellDetail cell) {
        Hyperlink toggle = new Hyperlink(
                Texts.get("status.history", cell.status().history().size()), new FontIcon(Feather.CHEVRON_RIGHT));
        toggle.getStyleClass().add("history-toggle");
        VBox rows = new VBox();
        rows.getStyleClass().add("history");
        rows.setVisible(false);
        rows.managedProperty().bind(rows.visibleProperty());
        toggle.setOnAction(_ -> {
            toggle.setVisited(false);
            if (rows.getChildren().isEmpty()) {
                for (HistoryRow row : cell.status().history()) {
                    rows.getChildren().add(new KeyValueTable(row.columns()));
                }
            }
            rows.setVisible(!rows.isVisible());
            toggle.setGraphic(new FontIcon(rows.isVisible() ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT));
        });
        getChildren().addAll(toggle, rows);
    }
}
