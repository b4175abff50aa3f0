package org.lockkeeper.checks;

/** What a check is about, in the order in which checks run and are shown. */
public enum CheckGroup {
    HISTORY("history"),
    ROWS("row counts"),
    NULLS("missing values"),
    FOREIGN_KEYS("foreign keys"),
    INDEXES("indexes"),
    CONSTRAINTS("constraints"),
    SEQUENCES("sequences"),
    HEALTH("health"),
    RUN_LOG("run log"),
    STATEMENTS("slowest statements"),
    OWN("own checks");

    private final String label;

    CheckGroup(String label) {
        this.label = label;
    }

    /** The word of reports. */
    public String label() {
        return label;
    }
}
