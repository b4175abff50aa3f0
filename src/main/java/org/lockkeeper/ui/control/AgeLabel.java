package org.lockkeeper.ui.control;

import java.time.Instant;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.lockkeeper.ui.Texts;

/** How long ago something was, kept up to date while it is on screen; the exact time is in its tooltip. */
public final class AgeLabel extends Label {
    private static final Duration STEP = Duration.seconds(1);

    private final Moments moments;
    private final Timeline ticker = new Timeline(new KeyFrame(STEP, _ -> write()));
    private @Nullable Instant instant;

    public AgeLabel(Moments moments) {
        this.moments = moments;
        getStyleClass().add("age-label");
        ticker.setCycleCount(Animation.INDEFINITE);
        sceneProperty().addListener((_, _, scene) -> {
            if (scene == null) {
                ticker.stop();
            } else if (instant != null) {
                ticker.play();
            }
        });
    }

    /** Shows another moment; empty shows nothing. */
    public void show(Optional<Instant> moment) {
        instant = moment.orElse(null);
        setTooltip(moment.map(m -> new Tooltip(moments.exact(m))).orElse(null));
        write();
        if (moment.isEmpty()) {
            ticker.stop();
        } else if (getScene() != null) {
            ticker.play();
        }
    }

    private void write() {
        setText(instant == null ? "" : Texts.get("control.age", moments.age(instant)));
    }
}
