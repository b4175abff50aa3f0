package org.lockkeeper.db;

import java.util.Locale;

/** The statements that a {@link ReadSession} can run: each a file {@code sql/read/<name>[.pgNN].sql}. */
public enum ReadQuery {
    /** Identity, version and standing of the server and the database. */
    SERVER_FACTS,
    /** {@link #SERVER_FACTS} for roles that may not call {@code pg_control_system()}. */
    SERVER_FACTS_UNPRIVILEGED;

    String resource() {
        return "read/" + name().toLowerCase(Locale.ROOT);
    }
}
