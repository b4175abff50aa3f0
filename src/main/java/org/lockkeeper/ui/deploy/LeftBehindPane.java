package org.lockkeeper.ui.deploy;

import java.util.Optional;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.lockkeeper.migration.Recovery;
import org.lockkeeper.migration.WayOut;
import org.lockkeeper.migration.WayOut.Act;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.ReasonedButton;
import org.lockkeeper.ui.recovery.RecoveryViewModel;

/** Indexes that a CONCURRENTLY left marked invalid, each with the button that drops it. */
final class LeftBehindPane extends VBox {
    private final RecoveryViewModel model;
    private final Walk walk;

    LeftBehindPane(DeployViewModel model, Walk walk) {
        this.model = model.leftBehind();
        this.walk = walk;
        getStyleClass().add("left-behind");
        managedProperty().bind(visibleProperty());
    }

    void update() {
        Optional<Recovery> found = model.recoveryProperty()
                .get()
                .filter(it -> it.environment().equals(walk.environment())
                        && walk.result()
                                .flatMap(result -> result.run().failed())
                                .isPresent());
        getChildren().clear();
        found.ifPresent(it -> it.ways().forEach(way -> {
            if (way.act() instanceof Act.DropIndex(var index)) {
                getChildren().add(line(way, Texts.get("recovery.invalid", index.qualified(), index.table())));
            }
        }));
        model.doneProperty()
                .get()
                .filter(_ -> found.isPresent())
                .ifPresent(done -> getChildren().add(StepPane.wrapped(done.words())));
        setVisible(!getChildren().isEmpty());
    }

    private HBox line(WayOut way, String what) {
        ReasonedButton drop = new ReasonedButton(model.label(way), () -> model.take(way));
        drop.setMinWidth(USE_PREF_SIZE);
        drop.refuse(model.refusal(way));
        var words = StepPane.wrapped(what);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox line = new HBox(words, drop);
        line.getStyleClass().add("said");
        return line;
    }
}
