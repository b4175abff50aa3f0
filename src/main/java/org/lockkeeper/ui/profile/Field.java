package org.lockkeeper.ui.profile;

/** The fields of a profile that can be wrong. */
public enum Field {
    NAME,
    HOST,
    PORT,
    DATABASE,
    USER,
    PASSWORD,
    HEALTH_URL
}
