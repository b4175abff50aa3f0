package org.lockkeeper.activity;

/** What a session does, in a word. */
public final class SessionState {
    private SessionState() {}

    static Kind of(Session session) {
        if (session.isHidden()) {
            return Kind.HIDDEN;
        }
        if (session.waitsForLock()) {
            return Kind.WAITING;
        }
        return switch (session.state()) {
            case "active", "fastpath function call" -> Kind.ACTIVE;
            case "idle" -> Kind.IDLE;
            case "idle in transaction" -> Kind.IDLE_IN_TRANSACTION;
            case "idle in transaction (aborted)" -> Kind.ABORTED;
            case "starting" -> Kind.STARTING;
            case "disabled" -> Kind.HIDDEN;
            default -> Kind.BACKGROUND;
        };
    }

    /** The states that are told apart. */
    public enum Kind {
        ACTIVE("active"),
        /** Active, and waiting for a lock. */
        WAITING("waiting"),
        IDLE_IN_TRANSACTION("idle in transaction"),
        ABORTED("idle in transaction (aborted)"),
        IDLE("idle"),
        /** Logging in (18 and later). */
        STARTING("starting"),
        /** A process of the server's own, which has no state. */
        BACKGROUND("background"),
        /** The role may not see it, or the server does not track it. */
        HIDDEN("not visible");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
