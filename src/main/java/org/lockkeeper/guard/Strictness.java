package org.lockkeeper.guard;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How often a profile wants to be asked. It can be stricter than its environment; where it is laxer the environment counts. */
public enum Strictness {
    /** As its environment. */
    USUAL(Verdict.FREE),
    ONCE(Verdict.ONCE),
    TWICE(Verdict.TWICE);

    private final Verdict least;

    Strictness(Verdict least) {
        this.least = least;
    }

    /** What the guard wants at least. */
    Verdict least() {
        return least;
    }

    /** The word of the workspace file; {@link #USUAL} has none there. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@code once} or {@code twice}. */
    public static Optional<Strictness> of(String label) {
        return Arrays.stream(values())
                .filter(value -> value != USUAL && value.label().equals(label))
                .findFirst();
    }

    /** Whether it would ask less often than the environment does by itself. */
    public boolean laxerThan(Environment environment) {
        return this != USUAL && least.compareTo(GuardPolicy.usual(environment)) < 0;
    }
}
