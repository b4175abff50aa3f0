package org.lockkeeper.ui.deploy;

import org.lockkeeper.guard.Confirmer;
import org.lockkeeper.guard.Consent;

/** Answers the question for a reason with the one that was typed at the change window's gate, where one was; everything else is asked. */
record ReasonGiven(Confirmer asked, String reason) implements Confirmer {
    @Override
    public String acknowledge(Consent request) {
        return asked.acknowledge(request);
    }

    @Override
    public String typeName(Consent request) {
        return asked.typeName(request);
    }

    @Override
    public String giveReason(Consent request) {
        return request.objection().isEmpty() || reason.isBlank() ? asked.giveReason(request) : reason;
    }
}
