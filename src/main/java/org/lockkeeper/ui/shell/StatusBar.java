package org.lockkeeper.ui.shell;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.task.JobList;
import org.lockkeeper.ui.theme.Icons;

/** The lower edge: connection health, the last message, the jobs under way. */
final class StatusBar extends HBox {
    private final Label health = new Label();

    StatusBar(ShellViewModel model, JobList jobs) {
        getStyleClass().add("status-bar");
        setAlignment(Pos.CENTER_LEFT);
        health.getStyleClass().add("small");
        health.setMinWidth(USE_PREF_SIZE);
        health.setId("health");
        Label message = new Label();
        message.getStyleClass().addAll("small", "muted");
        message.setId("message");
        message.setMaxWidth(Double.MAX_VALUE);
        message.textProperty().bind(model.messageProperty());
        HBox.setHgrow(message, Priority.ALWAYS);
        getChildren().addAll(health, message, new JobStrip(jobs));
        model.healthProperty().subscribe(this::show);
    }

    private void show(Health now) {
        health.setVisible(now.isKnown());
        health.setManaged(now.isKnown());
        health.setText(Texts.get("shell.health", now.reachable(), now.total()));
        health.setGraphic(
                now.isGood()
                        ? Icons.of(Feather.CHECK_CIRCLE, "success-icon")
                        : Icons.of(Feather.ALERT_TRIANGLE, "warning-icon"));
    }
}
