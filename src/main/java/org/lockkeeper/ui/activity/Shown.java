package org.lockkeeper.ui.activity;

/** Of when, and from where, what the page shows is. */
enum Shown {
    /** As the server is. */
    NOW,
    /** As the environment in focus was. */
    PAST,
    /** From a file, of whichever server. */
    FILE
}
