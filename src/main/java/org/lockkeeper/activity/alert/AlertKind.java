package org.lockkeeper.activity.alert;

/** What an alert is about. */
public enum AlertKind {
    LONGEST_TRANSACTION("longest transaction"),
    IDLE_IN_TRANSACTION("idle in transaction"),
    WAITING_SESSIONS("waiting sessions"),
    BLOCKED_FOR("blocked"),
    CONNECTIONS("connections"),
    TRANSACTION_ID_AGE("transaction id age");

    private final String label;

    AlertKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
