package org.lockkeeper.deploy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.lockkeeper.migration.MigrationRun;
import org.lockkeeper.migration.RunFailure;

/**
 * What is told of a deploy that ran, in the form of the strategy's section 13.
 *
 * @param id unique in its workspace; the name of its files
 * @param deployment as it was before the run
 * @param applied at the run's end
 * @param duration of the run, waiting for locks included
 * @param downtime what was seen of it, in words
 * @param changes in words, from the statements that ran
 */
public record DeployReport(
        String id,
        Deployment deployment,
        RiskSheet risk,
        List<Gate> gates,
        MigrationRun run,
        Instant applied,
        Duration duration,
        String downtime,
        List<String> changes,
        List<Verifier.Finding> findings) {
    public DeployReport {
        gates = List.copyOf(gates);
        changes = List.copyOf(changes);
        findings = List.copyOf(findings);
    }

    /** How it ended. */
    public Status status() {
        if (run.failed().isPresent()) {
            return Status.FAILED;
        }
        return findings.stream().anyMatch(Verifier.Finding::fellShort) ? Status.ATTENTION : Status.SUCCESSFUL;
    }

    /** What a reader should know, a sentence each; empty where there is nothing. */
    public List<String> issues() {
        List<String> issues = new ArrayList<>();
        run.failed()
                .ifPresent(f -> issues.add("%s failed%s: %s"
                        .formatted(f.name(), f.line() > 0 ? " at line " + f.line() : "", f.message())));
        findings.stream()
                .filter(finding -> !finding.passed())
                .map(finding -> "%s %s: %s".formatted(finding.name(), finding.words(), finding.detail()))
                .forEach(issues::add);
        gates.stream()
                .filter(gate -> gate.state() == Gate.State.WAIVED)
                .map(gate -> "%s: %s".formatted(gate.title(), gate.detail()))
                .forEach(issues::add);
        return issues;
    }

    /** Whether something has to be taken back; of a check that fell short only a person can say. */
    public String rollback() {
        return switch (status()) {
            case FAILED ->
                "Look at what was left: "
                        + run.failed().map(RunFailure::leftBehind).orElse("");
            case ATTENTION -> "To be decided: a check fell short, see the issues";
            case SUCCESSFUL -> "Not needed";
        };
    }

    DeployReport withGates(List<Gate> all) {
        return new DeployReport(id, deployment, risk, all, run, applied, duration, downtime, changes, findings);
    }

    /** The ends of a deploy. */
    public enum Status {
        SUCCESSFUL("✅ Successful"),
        /** It ran, and a check fell short. */
        ATTENTION("⚠️ Attention needed"),
        FAILED("❌ Failed");

        private final String words;

        Status(String words) {
            this.words = words;
        }

        /** As the strategy's template has it. */
        public String words() {
            return words;
        }

        /** The word of the JSON. */
        public String label() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
