package org.lockkeeper.activity;

import java.util.Optional;

/**
 * What a role may see of others and do to them.
 *
 * @param role its name
 * @param seesOthers whether it has the rights of pg_read_all_stats, which pg_monitor includes
 * @param signalsOthers whether it has the rights of pg_signal_backend
 * @param superuser whether it may do everything
 */
public record Access(String role, boolean seesOthers, boolean signalsOthers, boolean superuser) {
    /** What is missing and the statement that gives it; empty where nothing is. */
    public Optional<String> missing() {
        return seesOthers
                ? Optional.empty()
                : Optional.of(
                        "Role %s sees what its own sessions do, and of the others only that they are there: no statement, no state, no age. A superuser gives it the rest with: grant pg_monitor to %s;"
                                .formatted(role, quoted()));
    }

    /** The role as an identifier. */
    String quoted() {
        return role.matches("[a-z_][a-z0-9_]*") ? role : '"' + role.replace("\"", "\"\"") + '"';
    }
}
