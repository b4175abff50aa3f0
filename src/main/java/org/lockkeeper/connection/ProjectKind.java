package org.lockkeeper.connection;

import java.util.Locale;

/** Whose history a project keeps. */
public enum ProjectKind {
    PRISMA,
    FLYWAY;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
