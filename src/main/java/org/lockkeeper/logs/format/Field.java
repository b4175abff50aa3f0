package org.lockkeeper.logs.format;

/** What an entry may tell beside its time, level and text. */
public enum Field {
    PID,
    USER,
    DATABASE,
    APPLICATION,
    CLIENT,
    SQLSTATE,
    SESSION,
    QUERY_ID,
    BACKEND_TYPE,
    COMMAND
}
