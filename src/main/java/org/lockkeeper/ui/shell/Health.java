package org.lockkeeper.ui.shell;

import org.lockkeeper.migration.EnvironmentStatus;
import org.lockkeeper.migration.StatusMatrix;

/** How many of the environments answered the last reading. */
public record Health(int reachable, int total) {
    /** Before any reading. */
    public static final Health UNKNOWN = new Health(0, 0);

    static Health of(StatusMatrix matrix) {
        return new Health(
                (int) matrix.environments().stream()
                        .filter(EnvironmentStatus::isReadable)
                        .count(),
                matrix.environments().size());
    }

    public boolean isKnown() {
        return total > 0;
    }

    public boolean isGood() {
        return reachable == total;
    }
}
