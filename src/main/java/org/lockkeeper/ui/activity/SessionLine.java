package org.lockkeeper.ui.activity;

import org.lockkeeper.activity.SessionKey;

/** The line of one session. */
final class SessionLine extends TableLine {
    private final SessionKey key;

    SessionLine(SessionFacts facts) {
        super(facts);
        this.key = facts.session().key();
    }

    SessionKey key() {
        return key;
    }

    SessionFacts facts() {
        return (SessionFacts) shown();
    }

    /** Whether it belongs under the heading of the server's own processes. */
    boolean isBackground() {
        return facts().session().isBackground();
    }
}
