package org.lockkeeper.ui.activity;

import java.time.Duration;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.lockkeeper.activity.MigrationAtWork;
import org.lockkeeper.activity.Reading;
import org.lockkeeper.activity.WorkProgress;
import org.lockkeeper.ui.theme.Icons;

/** One migration: how it stands with it, how far it is, and the ways out where it is in trouble or others are. */
final class MigrationCard extends VBox {
    private final Label text = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final MigrationWays ways;

    MigrationCard(ActivityViewModel model, MigrationAtWork migration) {
        boolean stuck = migration.isStuck();
        getStyleClass().addAll("migration-card", stuck ? "stuck" : "working");
        Label title = new Label(MigrationWords.title(migration));
        title.getStyleClass().add("title");
        title.setWrapText(true);
        HBox.setHgrow(title, Priority.ALWAYS);
        HBox head = new HBox(
                Icons.of(stuck ? Feather.ALERT_TRIANGLE : Feather.ACTIVITY, stuck ? "danger-icon" : "accent-icon"),
                title);
        head.getStyleClass().add("head");
        text.setWrapText(true);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.managedProperty().bind(bar.visibleProperty());
        bar.setVisible(false);
        ways = new MigrationWays(model, migration);
        getChildren().addAll(head, text, bar, ways);
    }

    /** Writes what has changed. */
    void update(MigrationAtWork migration, Reading reading, ProgressEstimate estimate) {
        Optional<WorkProgress> progress = migration.progress();
        Optional<Duration> left = progress.flatMap(work -> estimate.left(work, reading.at()));
        text.setText(MigrationWords.of(migration, reading, left));
        ways.update();
        bar.setVisible(progress.filter(work -> work.fraction() >= 0).isPresent());
        progress.ifPresent(work -> bar.setProgress(work.fraction()));
    }
}
