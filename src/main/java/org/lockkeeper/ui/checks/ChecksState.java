package org.lockkeeper.ui.checks;

import java.util.Optional;
import org.lockkeeper.checks.Verification;
import org.lockkeeper.ui.Outage;

/** How the checks of one environment stand. */
sealed interface ChecksState {
    /** It was not verified yet. */
    record NotYet() implements ChecksState {}

    /** @param what is being done, in words */
    record Running(String what) implements ChecksState {}

    /** The last verification came to its end. */
    record Found(Verification verification) implements ChecksState {}

    /**
     * The last verification came to nothing.
     *
     * @param outage told where the server did not answer
     */
    record Failed(String why, Optional<Outage> outage) implements ChecksState {}
}
