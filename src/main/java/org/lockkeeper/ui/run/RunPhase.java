package org.lockkeeper.ui.run;

/** How far a run has come. */
public enum RunPhase {
    /** None is under way. */
    IDLE,
    /** Its plan is checked against what is there now; nothing has been asked or done. */
    CHECKING,
    /** A person is asked to confirm; nothing runs. */
    ASKING,
    /** It is confirmed: the engine connects and takes its lock. */
    STARTING,
    /** Statements run. */
    RUNNING,
    /** It is over, and what is there now is compared with what was there before. */
    VERIFYING;

    boolean isUnderWay() {
        return this != IDLE;
    }
}
