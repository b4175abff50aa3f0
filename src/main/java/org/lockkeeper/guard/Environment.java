package org.lockkeeper.guard;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a database is for. It decides what the guard asks; what is not known counts as production. */
public enum Environment {
    DEVELOPMENT,
    STAGING,
    PRODUCTION;

    /** The environment of that name; anything else, or nothing, is {@link #PRODUCTION}. */
    public static Environment of(@Nullable String name) {
        for (Environment environment : values()) {
            if (environment.label().equals(name)) {
                return environment;
            }
        }
        return PRODUCTION;
    }

    /** The word used in files, in JSON and on screen. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
