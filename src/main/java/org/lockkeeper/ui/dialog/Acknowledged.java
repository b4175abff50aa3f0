package org.lockkeeper.ui.dialog;

import org.lockkeeper.guard.Confirmer;
import org.lockkeeper.guard.Consent;
import org.lockkeeper.guard.Environment;

/** Where a person has just confirmed a change of a history in a dialog, or pressed the button of a plan that was on screen. */
public final class Acknowledged implements Confirmer {
    @Override
    public String acknowledge(Consent request) {
        return request.site().environment() == Environment.PRODUCTION ? "" : request.digest();
    }

    @Override
    public String typeName(Consent request) {
        return "";
    }

    @Override
    public String giveReason(Consent request) {
        return "";
    }
}
