package org.lockkeeper.ui.deploy;

import org.kordamp.ikonli.feather.Feather;
import org.lockkeeper.deploy.Gate;
import org.lockkeeper.ui.control.Tone;

/** How a gate's state looks: an icon and a tone that go with its word, never instead of it. */
record GateLook(Feather icon, Tone tone) {
    static GateLook of(Gate.State state) {
        return switch (state) {
            case PASSED -> new GateLook(Feather.CHECK_CIRCLE, Tone.SUCCESS);
            case MANUAL -> new GateLook(Feather.USER_CHECK, Tone.SUCCESS);
            case WAIVED -> new GateLook(Feather.ALERT_CIRCLE, Tone.WARNING);
            case FAILED -> new GateLook(Feather.X_CIRCLE, Tone.DANGER);
        };
    }
}
