package org.lockkeeper.bench;

import org.lockkeeper.guard.Confirmer;
import org.lockkeeper.guard.Consent;

/** A person who has read everything and types at once. */
final class Answering implements Confirmer {
    @Override
    public String acknowledge(Consent request) {
        return request.digest();
    }

    @Override
    public String typeName(Consent request) {
        return request.database();
    }

    @Override
    public String giveReason(Consent request) {
        return "the bench wants to know";
    }
}
