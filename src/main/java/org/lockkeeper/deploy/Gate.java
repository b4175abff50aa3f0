package org.lockkeeper.deploy;

import java.util.Locale;

/**
 * One gate of a deploy.
 *
 * @param step where on the walk it stands
 * @param name stable, for files and options
 * @param title what it asks, as a person would say it
 * @param detail why it is in that state: the fact that was seen, who ticked it, the reason why it was waived
 */
public record Gate(Step step, String name, String title, State state, String detail) {
    /** Whether the way is free. */
    public boolean isOpen() {
        return state != State.FAILED;
    }

    /** The steps of a deploy, in their order. */
    public enum Step {
        CHECKLIST,
        PREVIEW,
        BACKUP,
        CONSEQUENCES,
        RUN,
        VERIFY,
        REPORT;

        /** The word used in files and on the command line. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The states of a gate. */
    public enum State {
        /** The fact that was seen is as it should be. */
        PASSED,
        /** It is not, it is not known, or nobody has ticked it. */
        FAILED,
        /** It is not as it should be, and somebody gave a reason to go on. */
        WAIVED,
        /** A person stands for it by name. */
        MANUAL;

        /** The word used in files and on the command line. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
