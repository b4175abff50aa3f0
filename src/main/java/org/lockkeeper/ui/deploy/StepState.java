package org.lockkeeper.ui.deploy;

import java.util.Optional;
import org.lockkeeper.ui.control.Tone;

/**
 * How a step stands.
 *
 * @param words what it knows, in a few words
 * @param refusal why it cannot be entered; empty where it can
 */
record StepState(Tone tone, String words, Optional<String> refusal) {
    static StepState of(Tone tone, String words) {
        return new StepState(tone, words, Optional.empty());
    }

    /** One that cannot be entered yet. */
    static StepState shut(String words, String why) {
        return new StepState(Tone.QUIET, words, Optional.of(why));
    }
}
