package org.lockkeeper.activity;

/**
 * Who blocks or waits: a session, which stands for its parallel workers too, or a prepared transaction, which has none.
 *
 * @param pid 0 for a prepared transaction
 * @param gid the prepared transaction's name; empty for a session, and where it is not known which one it is
 */
record Party(int pid, String gid) {
    static Party session(int pid) {
        return new Party(pid, "");
    }

    static Party prepared(String gid) {
        return new Party(0, gid);
    }
}
