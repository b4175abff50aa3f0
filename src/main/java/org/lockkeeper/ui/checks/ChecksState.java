package org.lockkeeper.ui.checks;

import org.lockkeeper.checks.Verification;

/** How the checks of one environment stand. */
sealed interface ChecksState {
    /** It was not verified yet. */
    record NotYet() implements ChecksState {}

    /** @param what is being done, in words */
    record Running(String what) implements ChecksState {}

    /** The last verification came to its end. */
    record Found(Verification verification) implements ChecksState {}

    /** @param why it came to nothing */
    record Failed(String why) implements ChecksState {}
}
