package org.lockkeeper.ui.activity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import org.lockkeeper.activity.ForestNode;
import org.lockkeeper.activity.MigrationAtWork;
import org.lockkeeper.activity.PreparedTransaction;
import org.lockkeeper.activity.Session;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.CopyChip;
import org.lockkeeper.ui.control.ReasonedButton;
import org.lockkeeper.ui.control.VisibleText;

/** The ways out for a migration, the one to be tried first at the left. */
final class MigrationWays extends FlowPane {
    private final ActivityViewModel model;
    private final List<Way> ways = new ArrayList<>();
    private int number = 1;

    MigrationWays(ActivityViewModel model, MigrationAtWork migration) {
        this.model = model;
        getStyleClass().add("ways");
        switch (migration.standing()) {
            case WAITS -> waits(migration);
            case LEFT -> {
                terminate(migration);
                say("activity.stuck.leave");
            }
            case HOLDS_UP -> holdsUp(migration);
            case WAITS_FOR_TURN, WORKS -> {
                // Nothing is to be done about either.
            }
        }
        managedProperty().bind(visibleProperty());
        setVisible(!getChildren().isEmpty());
    }

    /** In the order in which they do least harm; sessions and prepared transactions in the way are one way together. */
    private void waits(MigrationAtWork migration) {
        List<Session> roots = migration.rootSessions();
        List<ForestNode> prepared = migration.rootsPrepared();
        if (!roots.isEmpty()) {
            offer(model.end().description(true, roots), true, roots);
        }
        for (int i = 0; i < prepared.size(); i++) {
            rollBack(prepared.get(i), i == 0 && roots.isEmpty());
        }
        offer(Texts.get("activity.stuck.cancel"), false, List.of(migration.session()));
        say("activity.stuck.leave");
    }

    private void holdsUp(MigrationAtWork migration) {
        if (migration.session().state().equals("active")) {
            say("activity.queue.leave");
            offer(Texts.get("activity.queue.cancel"), false, List.of(migration.session()));
        } else {
            say("activity.queue.leave.idle");
            migration.idle().ifPresent(_ -> terminate(migration));
        }
    }

    /** Of an idle session nothing can be cancelled. */
    private void terminate(MigrationAtWork migration) {
        List<Session> one = List.of(migration.session());
        offer(model.end().description(true, one), true, one);
    }

    private void offer(String label, boolean whole, List<Session> sessions) {
        ReasonedButton button = new ReasonedButton(numbered(label), () -> model.end(whole, sessions));
        button.button().getStyleClass().addAll("small", whole ? "danger" : "button-outlined");
        ways.add(new Way(button, whole, sessions));
        getChildren().add(button);
    }

    private void say(String key) {
        Label words = new Label(numbered(Texts.get(key)));
        words.getStyleClass().add("leave");
        getChildren().add(words);
    }

    /** No session can be ended for it: the statement is there to be copied. */
    private void rollBack(ForestNode root, boolean first) {
        String statement = root.prepared().map(PreparedTransaction::rollback).orElse("");
        String words = statement.isEmpty() ? Texts.get("activity.stuck.prepared.unknown") : VisibleText.of(statement);
        String label = first ? numbered(words) : Texts.get("activity.stuck.prepared.too", words);
        if (statement.isEmpty()) {
            getChildren().add(new Label(label));
        } else {
            CopyChip chip = new CopyChip();
            chip.show(label, statement);
            getChildren().add(chip);
        }
    }

    private String numbered(String words) {
        return number++ + ".  " + words;
    }

    /** Looks anew at what can be done. */
    void update() {
        ways.forEach(way -> way.refuse(model));
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
