package org.lockkeeper.ui.run;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.lockkeeper.ui.Elapsed;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.Tone;

/**
 * How one migration of a run stands.
 *
 * @param took how long it was at work, pauses between its tries included; empty where it has not ended, or nobody knows
 */
public record RunStand(State state, Optional<Duration> took) {
    static final RunStand WAITING = new RunStand(State.WAITING, Optional.empty());
    static final RunStand RUNNING = new RunStand(State.RUNNING, Optional.empty());
    static final RunStand NOT_BEGUN = new RunStand(State.NOT_BEGUN, Optional.empty());

    /** The state and the time in words, such as {@code Applied in 1.2 s}. */
    public String words() {
        String key = "run.stand." + state.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return took.map(time -> Texts.get(key + ".took", Elapsed.precise(time))).orElseGet(() -> Texts.get(key));
    }

    /** What a migration can be in a run. */
    public enum State {
        /** Its turn has not come. */
        WAITING(Tone.QUIET),
        RUNNING(Tone.ACCENT),
        /** It is in the database and in the history. */
        APPLIED(Tone.SUCCESS),
        /** The run stopped in it. */
        FAILED(Tone.DANGER),
        /** The run ended before its turn. */
        NOT_BEGUN(Tone.WARNING);

        private final Tone tone;

        State(Tone tone) {
            this.tone = tone;
        }

        public Tone tone() {
            return tone;
        }
    }
}
