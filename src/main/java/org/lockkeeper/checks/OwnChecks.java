package org.lockkeeper.checks;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.lockkeeper.connection.TimeSpan;
import org.lockkeeper.db.CheckAnswer;
import org.lockkeeper.db.DbException;
import org.lockkeeper.error.LockkeeperException;

/** Runs the checks that the team wrote. One that fails falls short: what it was to make sure of is not sure. */
final class OwnChecks implements Check {
    private static final int SAMPLES = 20;

    @Override
    public CheckGroup group() {
        return CheckGroup.OWN;
    }

    @Override
    public void look(CheckContext context, Findings findings) {
        List<OwnCheck> checks = OwnCheckFiles.read(context.workspace());
        if (checks.isEmpty()) {
            findings.add(CheckResult.nothing(
                    group(),
                    "own checks",
                    "There are none; write one as a file in %s.".formatted(OwnCheckFiles.folder(context.workspace()))));
        }
        checks.forEach(
                check -> findings.add(run(context, check).withFile(check.file()).withSql(check.sql())));
    }

    private CheckResult run(CheckContext context, OwnCheck check) {
        if (check.problem().isPresent()) {
            return CheckResult.fellShort(
                    group(), check.name(), Severity.ERROR, check.problem().get());
        }
        Expectation expectation =
                check.expectation().flatMap(Expectation::parse).orElseThrow();
        Duration timeout = check.timeout().orElse(context.settings().timeout());
        try {
            CheckAnswer answer = context.askOwn(check.sql(), timeout);
            Optional<String> shortfall = expectation.shortfall(answer);
            CheckResult result = shortfall.isEmpty()
                    ? CheckResult.passed(group(), check.name(), "As expected: %s.".formatted(expectation.text()))
                    : CheckResult.fellShort(group(), check.name(), check.severity(), shortfall.get());
            return result.withSamples(shortfall.isEmpty() ? List.of() : Samples.of(answer, SAMPLES))
                    .withAfter(expectation.reading(answer));
        } catch (LockkeeperException e) {
            return CheckResult.unknown(group(), check.name(), check.severity(), words(e, timeout));
        }
    }

    private static String words(LockkeeperException e, Duration timeout) {
        if (!(e instanceof DbException db)) {
            return e.sentence();
        }
        // 25006 is read_only_sql_transaction; a cursor takes no statement but a query, which the parser tells as 42601.
        return switch (db.sqlState().orElse("")) {
            case "25006", "0A000" ->
                "It wants to write, and the server refused: %s. Nothing was changed; a check only reads."
                        .formatted(db.sentence());
            case "42601" ->
                "The server does not take it for a query: %s. Nothing was run; a check is one select."
                        .formatted(db.sentence());
            case "57014" ->
                "It did not end within %s and was cancelled; give it more with \"-- timeout:\", or let it look at less."
                        .formatted(TimeSpan.text(timeout));
            default -> Failures.words(e);
        };
    }
}
