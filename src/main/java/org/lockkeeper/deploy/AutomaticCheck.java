package org.lockkeeper.deploy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be found out before a deploy without asking anybody. */
public enum AutomaticCheck {
    SCRIPTS_COMMITTED("The scripts are committed and the work tree is clean"),
    APPLIED_BEFORE("The same migrations are applied on the environment before this one"),
    HISTORY_CLEAN("No migration is failed, edited or missing anywhere"),
    HISTORY_LOCK("Nobody else migrates there: the history's lock is free"),
    IDLE_TRANSACTIONS("No session is idle in a transaction on the tables concerned"),
    DISK_SPACE("The disk has room for what is rewritten"),
    CHANGE_WINDOW("It is inside the change window"),
    /** Every value of the risk sheet is known or said. */
    RISK_ASSESSED("The risk is assessed: reversible, data loss, downtime, rollback time"),
    RECENT_BACKUP("There is a recent backup");

    private final String title;

    AutomaticCheck(String title) {
        this.title = title;
    }

    /** What it asks where the checklist says nothing else. */
    String title() {
        return title;
    }

    /** The word of the checklist file, such as {@code scripts-committed}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<AutomaticCheck> of(String label) {
        return Arrays.stream(values()).filter(check -> check.label().equals(label)).findFirst();
    }
}
