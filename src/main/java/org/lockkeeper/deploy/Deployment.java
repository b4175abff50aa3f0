package org.lockkeeper.deploy;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.lockkeeper.migration.MigrationPlan;

/**
 * A deploy before it runs: what would run, and what was found out about it.
 *
 * @param at when it was found out
 * @param facts by the checks that the checklist has for this environment, but for the backup, where a person may name another
 * @param backups of this database, by the catalogue
 * @param risk as far as the facts tell
 * @param windowObjection why it needs a reason now; empty where it needs none
 */
public record Deployment(
        MigrationPlan plan,
        Instant at,
        Checklist checklist,
        Map<AutomaticCheck, CheckResult> facts,
        EnvironmentBackups backups,
        Impact impact,
        RiskSheet risk,
        Optional<String> windowObjection) {
    public Deployment {
        facts = Map.copyOf(facts);
    }

    /** The profile's name. */
    public String environment() {
        return plan.profile().name();
    }

    /** Whether there is nothing to deploy. */
    public boolean isEmpty() {
        return plan.isEmpty();
    }

    /** The risk sheet with what a person said. */
    public RiskSheet risk(Answers answers) {
        return risk.with(answers.risks());
    }
}
