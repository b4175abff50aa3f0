package org.lockkeeper.checks;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lockkeeper.error.ExitCode;

/**
 * What all checks of one environment found.
 *
 * @param before when the snapshot was taken that this is compared with
 * @param checks in the order of {@link CheckGroup}
 */
public record Verification(String environment, Instant at, Optional<Instant> before, List<CheckResult> checks) {
    public Verification {
        checks = List.copyOf(checks);
    }

    /** Those that ask for a look, of one severity. */
    public List<CheckResult> fellShort(Severity severity) {
        return checks.stream()
                .filter(check -> !check.passed() && check.severity() == severity)
                .toList();
    }

    /** Whether no check of severity error fell short; warnings do not count. */
    public boolean passed() {
        return fellShort(Severity.ERROR).isEmpty();
    }

    /** {@link ExitCode#ATTENTION} where a check of severity error fell short, or of any where warnings count. */
    public ExitCode exitCode(boolean warningsCount) {
        boolean attention =
                !passed() || (warningsCount && !fellShort(Severity.WARNING).isEmpty());
        return attention ? ExitCode.ATTENTION : ExitCode.OK;
    }
}
