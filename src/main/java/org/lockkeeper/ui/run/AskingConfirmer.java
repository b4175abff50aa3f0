package org.lockkeeper.ui.run;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.lockkeeper.guard.Confirmer;
import org.lockkeeper.guard.Consent;

/** Tells when a person is asked, and when the answer is there. */
final class AskingConfirmer implements Confirmer {
    private final Confirmer asked;
    private final Consumer<RunPhase> told;

    /** @param told hears in the operation's thread */
    AskingConfirmer(Confirmer asked, Consumer<RunPhase> told) {
        this.asked = asked;
        this.told = told;
    }

    @Override
    public String acknowledge(Consent request) {
        return meanwhile(() -> asked.acknowledge(request));
    }

    @Override
    public String typeName(Consent request) {
        return meanwhile(() -> asked.typeName(request));
    }

    @Override
    public String giveReason(Consent request) {
        return meanwhile(() -> asked.giveReason(request));
    }

    private String meanwhile(Supplier<String> question) {
        told.accept(RunPhase.ASKING);
        String answer = question.get();
        told.accept(RunPhase.STARTING);
        return answer;
    }
}
