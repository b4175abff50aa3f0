package org.lockkeeper.checks;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How much it matters that a check falls short. */
public enum Severity {
    /** A person should know; the exit code stays 0. */
    WARNING,
    /** Attention is needed: exit code 2. */
    ERROR;

    /** The word of reports and of a check's header. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The severity of that word, in any case. */
    static Optional<Severity> of(String label) {
        return Arrays.stream(values())
                .filter(severity -> severity.label().equalsIgnoreCase(label))
                .findFirst();
    }
}
