package org.lockkeeper.ui.dialog;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.application.Platform;
import org.lockkeeper.guard.Confirmer;
import org.lockkeeper.guard.Consent;
import org.lockkeeper.guard.Verdict;

/** Asks by cards over the window: the consequences, then the database's name, then a reason, each where the guard wants it. */
final class FxConfirmer implements Confirmer {
    private final OverlayPane overlay;
    private final Optional<String> shown;

    /** @param shown the digest of what a screen shows; where empty, the card shows all there is to review */
    FxConfirmer(OverlayPane overlay, Optional<String> shown) {
        this.overlay = overlay;
        this.shown = shown;
    }

    /** @throws Declined if the person went no further */
    @Override
    public String acknowledge(Consent request) {
        if (request.verdict() == Verdict.FREE) {
            return shown.orElse("");
        }
        ask(() -> ConsentCards.consequences(overlay, request));
        return shown.orElseGet(request::digest);
    }

    @Override
    public String typeName(Consent request) {
        return request.verdict() == Verdict.TWICE ? ask(() -> ConsentCards.name(overlay, request)) : "";
    }

    @Override
    public String giveReason(Consent request) {
        return request.objection()
                .map(why -> ask(() -> ConsentCards.reason(overlay, request, why)))
                .orElse("");
    }

    /** The guard asks in the thread of the operation, which waits while the window goes on. */
    private static <T> T ask(Supplier<Optional<T>> question) {
        CompletableFuture<Optional<T>> answer = new CompletableFuture<>();
        if (Platform.isFxApplicationThread()) {
            answer.complete(question.get());
        } else {
            Platform.runLater(() -> answer.complete(question.get()));
        }
        return answer.join().orElseThrow(Declined::new);
    }
}
