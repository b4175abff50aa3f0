package org.lockkeeper.ui.activity;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.lockkeeper.activity.MigrationAtWork;
import org.lockkeeper.activity.Session;
import org.lockkeeper.activity.WorkProgress;
import org.lockkeeper.ui.Elapsed;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.VisibleText;
import org.lockkeeper.ui.theme.Icons;

/** The migrations that run just now: one that is stuck with its ways out, one that works with how far it is. */
final class MigrationCards extends VBox {
    private final ActivityViewModel model;
    private final ProgressEstimate estimate = new ProgressEstimate();

    MigrationCards(ActivityViewModel model) {
        this.model = model;
        getStyleClass().add("migration-cards");
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    void show(Optional<Snapshot> snapshot) {
        List<MigrationAtWork> migrations = snapshot.map(Snapshot::migrations).orElse(List.of());
        setVisible(!migrations.isEmpty());
        getChildren()
                .setAll(migrations.stream().map(m -> card(m, snapshot.orElseThrow())).toList());
    }

    private VBox card(MigrationAtWork migration, Snapshot snapshot) {
        String name = VisibleText.of(
                migration.migration().orElseGet(() -> Texts.get("activity.migration.unnamed", migration.engine())));
        boolean stuck = migration.isStuck();
        Label title = new Label(Texts.get(stuck ? "activity.stuck.title" : "activity.working.title", name));
        title.getStyleClass().add("title");
        title.setWrapText(true);
        HBox head = new HBox(
                Icons.of(stuck ? Feather.ALERT_TRIANGLE : Feather.ACTIVITY, stuck ? "danger-icon" : "accent-icon"), title);
        head.getStyleClass().add("head");
        HBox.setHgrow(title, Priority.ALWAYS);
        VBox card = new VBox(head);
        card.getStyleClass().addAll("migration-card", stuck ? "stuck" : "working");
        if (stuck) {
            Label text = new Label(words(migration));
            text.setWrapText(true);
            card.getChildren().addAll(text, ways(migration, snapshot));
        } else {
            card.getChildren().add(progress(migration, snapshot));
        }
        return card;
    }

    private static String words(MigrationAtWork migration) {
        String pid = Integer.toString(migration.session().pid());
        String behind = migration.behind().stream()
                .map(p -> p == 0 ? Texts.get("activity.prepared") : Integer.toString(p))
                .collect(Collectors.joining(", "));
        String waits = migration.behind().isEmpty()
                ? Texts.get("activity.stuck.holds", pid)
                : Texts.get(
                        "activity.stuck.waits",
                        pid,
                        Elapsed.text(migration.waiting().orElse(java.time.Duration.ZERO)),
                        migration.waitsFor().map(VisibleText::of).orElse(""),
                        behind);
        return migration.queued() == 0
                ? waits
                : waits + " "
                        + Texts.get(
                                "activity.stuck.queued", migration.queued(), Elapsed.text(migration.longestQueued()));
    }

    /** In the order in which they do least harm. */
    private FlowPane ways(MigrationAtWork migration, Snapshot snapshot) {
        FlowPane ways = new FlowPane();
        ways.getStyleClass().add("ways");
        List<Session> blockers = migration.behind().stream()
                .flatMap(pid -> snapshot.reading().session(pid).stream())
                .toList();
        int number = 1;
        if (!blockers.isEmpty()) {
            ways.getChildren().add(way(number++, true, blockers));
        }
        ways.getChildren().add(way(number++, false, List.of(migration.session())));
        Label leave = new Label(Texts.get("activity.stuck.leave", number));
        leave.getStyleClass().add("leave");
        ways.getChildren().add(leave);
        return ways;
    }

    private Button way(int number, boolean whole, List<Session> sessions) {
        Button button = new Button(number + ".  "
                + (whole ? model.end().label(true, sessions) : Texts.get("activity.stuck.cancel")));
        button.getStyleClass().addAll("small", whole ? "danger" : "button-outlined");
        button.setDisable(model.end().refusal(whole, sessions).isPresent());
        button.setOnAction(_ -> model.end(whole, sessions));
        return button;
    }

    private VBox progress(MigrationAtWork migration, Snapshot snapshot) {
        VBox box = new VBox();
        box.getStyleClass().add("progress");
        Optional<WorkProgress> progress = migration.progress();
        Label words = new Label(progress.map(p -> Texts.get(
                                "activity.working.progress",
                                p.command(),
                                p.phase(),
                                VisibleText.of(p.relation()),
                                p.done(),
                                p.total(),
                                p.unit())
                        + estimate.left(p, snapshot.reading().at())
                                .map(left -> " " + Texts.get("activity.working.left", Elapsed.text(left)))
                                .orElse(""))
                .orElseGet(() -> Texts.get(
                        "activity.working.text",
                        Integer.toString(migration.session().pid()),
                        Elapsed.text(migration
                                .session()
                                .queryStart()
                                .map(snapshot.reading()::age)
                                .orElse(java.time.Duration.ZERO)))));
        words.setWrapText(true);
        box.getChildren().add(words);
        progress.filter(p -> p.fraction() >= 0).ifPresent(p -> {
            ProgressBar bar = new ProgressBar(p.fraction());
            bar.setMaxWidth(Double.MAX_VALUE);
            box.getChildren().add(bar);
        });
        return box;
    }
}
