package org.lockkeeper.ui.control;

import org.kordamp.ikonli.feather.Feather;
import org.lockkeeper.migration.MigrationState;

/**
 * How a state looks: an icon and a tone that go with its word, never instead of it.
 *
 * @param icon differs from that of every other state
 * @param tone which colour the style sheets give it
 */
public record StateLook(Feather icon, Tone tone) {
    /** The look of a state. */
    public static StateLook of(MigrationState state) {
        return switch (state) {
            case APPLIED -> new StateLook(Feather.CHECK, Tone.SUCCESS);
            case PENDING -> new StateLook(Feather.CIRCLE, Tone.ACCENT);
            case FAILED -> new StateLook(Feather.X_CIRCLE, Tone.DANGER);
            case RUNNING -> new StateLook(Feather.PLAY, Tone.ACCENT);
            case MODIFIED -> new StateLook(Feather.EDIT_3, Tone.WARNING);
            case MISSING -> new StateLook(Feather.HELP_CIRCLE, Tone.WARNING);
            case ROLLED_BACK -> new StateLook(Feather.ROTATE_CCW, Tone.ACCENT);
            case OUT_OF_ORDER -> new StateLook(Feather.SHUFFLE, Tone.SUCCESS);
            case OUTDATED -> new StateLook(Feather.REFRESH_CW, Tone.ACCENT);
            case BASELINE -> new StateLook(Feather.FLAG, Tone.SUCCESS);
            case IGNORED -> new StateLook(Feather.MINUS, Tone.QUIET);
            case UNAVAILABLE -> new StateLook(Feather.CLOUD_OFF, Tone.QUIET);
        };
    }
}
