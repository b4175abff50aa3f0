package org.lockkeeper.activity;

/**
 * What a backend waits for.
 *
 * @param type {@code wait_event_type}, such as {@code Lock}
 * @param name {@code wait_event}, such as {@code relation}
 */
public record WaitEvent(String type, String name) {
    /** Whether it is a lock that other sessions hold or asked for before. */
    public boolean isLock() {
        return type.equals("Lock");
    }

    /** Whether it only waits for its client or for something to do. */
    public boolean isIdle() {
        return type.equals("Client") || type.equals("Activity");
    }

    /** Such as {@code Lock: relation}. */
    public String words() {
        return type + ": " + name;
    }
}
