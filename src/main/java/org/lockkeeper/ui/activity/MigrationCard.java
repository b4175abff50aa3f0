package org.lockkeeper.ui.activity;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.lockkeeper.activity.MigrationAtWork;
import org.lockkeeper.activity.Reading;
import org.lockkeeper.activity.Session;
import org.lockkeeper.activity.WorkProgress;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.ReasonedButton;
import org.lockkeeper.ui.control.VisibleText;
import org.lockkeeper.ui.theme.Icons;

/** One migration: stuck, with its ways out, or at work, with how far it is. */
final class MigrationCard extends VBox {
    private final ActivityViewModel model;
    private final Label text = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final List<Way> ways = new ArrayList<>();

    MigrationCard(ActivityViewModel model, MigrationAtWork migration, Snapshot snapshot) {
        this.model = model;
        boolean stuck = migration.isStuck();
        getStyleClass().addAll("migration-card", stuck ? "stuck" : "working");
        String key = stuck ? "activity.stuck.title" : "activity.working.title";
        Label title = new Label(migration
                .migration()
                .map(name -> Texts.get(key, VisibleText.of(name)))
                .orElseGet(() -> Texts.get(key + ".unnamed", migration.engine())));
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
        getChildren().addAll(head, text, bar);
        if (stuck) {
            getChildren().add(buttons(migration, snapshot));
        }
    }

    /** Writes what has changed. */
    void update(MigrationAtWork migration, Reading reading, ProgressEstimate estimate) {
        Optional<WorkProgress> progress = migration.progress();
        Optional<Duration> left = progress.flatMap(work -> estimate.left(work, reading.at()));
        text.setText(
                migration.isStuck()
                        ? MigrationWords.stuck(migration)
                        : MigrationWords.working(migration, reading, left));
        ways.forEach(way -> way.refuse(model));
        bar.setVisible(progress.filter(work -> work.fraction() >= 0).isPresent());
        progress.ifPresent(work -> bar.setProgress(work.fraction()));
    }

    /** In the order in which they do least harm. */
    private FlowPane buttons(MigrationAtWork migration, Snapshot snapshot) {
        FlowPane all = new FlowPane();
        all.getStyleClass().add("ways");
        List<Session> blockers = migration.behind().stream()
                .flatMap(pid -> snapshot.reading().session(pid).stream())
                .toList();
        int number = 1;
        if (!blockers.isEmpty()) {
            all.getChildren().add(way(number + ".  " + model.end().label(true, blockers), true, blockers));
            number++;
        }
        all.getChildren()
                .add(way(number + ".  " + Texts.get("activity.stuck.cancel"), false, List.of(migration.session())));
        number++;
        Label leave = new Label(Texts.get("activity.stuck.leave", number));
        leave.getStyleClass().add("leave");
        all.getChildren().add(leave);
        return all;
    }

    private ReasonedButton way(String label, boolean whole, List<Session> sessions) {
        ReasonedButton button = new ReasonedButton(label, () -> model.end(whole, sessions));
        button.button().getStyleClass().addAll("small", whole ? "danger" : "button-outlined");
        Way way = new Way(button, whole, sessions);
        way.refuse(model);
        ways.add(way);
        return button;
    }

    private static final class Way {
        private final ReasonedButton button;
        private final boolean whole;
        private final List<Session> sessions;
        private Optional<String> refused = Optional.empty();

        Way(ReasonedButton button, boolean whole, List<Session> sessions) {
            this.button = button;
            this.whole = whole;
            this.sessions = sessions;
        }

        /** Only where it changed: a tooltip that is made anew each second is never read. */
        void refuse(ActivityViewModel model) {
            Optional<String> now = model.refusal(whole, sessions);
            if (!now.equals(refused)) {
                refused = now;
                button.refuse(now);
            }
        }
    }
}
