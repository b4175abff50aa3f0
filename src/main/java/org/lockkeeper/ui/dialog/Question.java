package org.lockkeeper.ui.dialog;

import java.util.Optional;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Shows a card and waits for what it answers; events go on meanwhile. */
final class Question<T> {
    private final OverlayPane overlay;
    private @Nullable T answer;
    private @Nullable Region card;

    Question(OverlayPane overlay) {
        this.overlay = overlay;
    }

    /** Ends the waiting with an answer. */
    void answer(T value) {
        answer = value;
        end();
    }

    /** Ends the waiting without one. */
    void dismiss() {
        end();
    }

    Optional<T> ask(Region region, Node focus) {
        card = region;
        overlay.show(region, Pos.CENTER, focus, this::dismiss);
        Platform.enterNestedEventLoop(this);
        return Optional.ofNullable(answer);
    }

    private void end() {
        if (card != null) {
            overlay.hide(card);
            card = null;
            Platform.exitNestedEventLoop(this, null);
        }
    }
}
