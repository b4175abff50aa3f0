package org.lockkeeper.deploy;

import java.util.List;
import org.lockkeeper.deploy.Gate.State;
import org.lockkeeper.deploy.Gate.Step;
import org.lockkeeper.migration.MigrationRun;

/** The gates from the run on. */
final class AfterGates {
    private AfterGates() {}

    static Gate run(DeployReport report) {
        MigrationRun run = report.run();
        return run.failed()
                .map(failure -> new Gate(
                        Step.RUN,
                        "run",
                        "It ran",
                        State.FAILED,
                        "%s failed: %s Left behind: %s".formatted(failure.name(), failure.message(), failure.leftBehind())))
                .orElseGet(() -> new Gate(
                        Step.RUN,
                        "run",
                        "It ran",
                        State.PASSED,
                        "%d applied in %s."
                                .formatted(run.applied().size(), RiskSheet.words(report.duration()))));
    }

    static Gate verify(DeployReport report) {
        List<String> shorts = report.findings().stream()
                .filter(Verifier.Finding::fellShort)
                .map(finding -> finding.name() + ": " + finding.detail())
                .toList();
        return new Gate(
                Step.VERIFY,
                "verify",
                "It is verified",
                shorts.isEmpty() ? State.PASSED : State.FAILED,
                shorts.isEmpty()
                        ? "%d %s, none fell short."
                                .formatted(
                                        report.findings().size(),
                                        report.findings().size() == 1 ? "check" : "checks")
                        : String.join(" ", shorts));
    }

    static Gate report(String detail, boolean written) {
        return new Gate(Step.REPORT, "report", "It is reported", written ? State.PASSED : State.FAILED, detail);
    }
}
