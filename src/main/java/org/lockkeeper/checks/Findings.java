package org.lockkeeper.checks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockkeeper.error.LockkeeperException;

/** Collects what checks found, and what they read on the way where it is nothing to tell of. */
final class Findings {
    private final List<CheckResult> results = new ArrayList<>();
    private final Map<String, Reading> readings = new LinkedHashMap<>();
    private final List<StatementFigures> statements = new ArrayList<>();

    void add(CheckResult result) {
        results.add(result);
        result.after().ifPresent(reading -> readings.put(result.name(), reading));
    }

    /** Something in order, of which there may be thousands: it counts for the comparison alone. */
    void read(String name, Reading reading) {
        readings.put(name, reading);
    }

    void read(List<StatementFigures> figures) {
        statements.addAll(figures);
    }

    /** Something that could not be looked at, with what the server said. */
    void unknown(CheckGroup group, String name, String sql, LockkeeperException why) {
        CheckResult result = CheckResult.unknown(group, name, Failures.severity(why), Failures.words(why));
        add(sql.isEmpty() ? result : result.withSql(sql));
    }

    /** A whole group that could not be looked at, with why. */
    void unknown(CheckGroup group, String why) {
        add(CheckResult.unknown(group, group.label(), Severity.ERROR, why));
    }

    /** The results, each with what the same check read before. */
    List<CheckResult> results(Optional<Snapshot> before) {
        return results.stream()
                .map(result -> before.flatMap(snapshot -> snapshot.reading(result.name()))
                        .map(reading -> compared(result, reading))
                        .orElse(result))
                .toList();
    }

    private static CheckResult compared(CheckResult result, Reading before) {
        CheckResult with = result.withBefore(Optional.of(before));
        boolean old = result.outcome() == CheckResult.Outcome.FELL_SHORT
                && result.group() != CheckGroup.ROWS
                && result.after().equals(Optional.of(before));
        return old ? with.withDetail(result.detail() + " It was so before.") : with;
    }

    Map<String, Reading> readings() {
        return readings;
    }

    List<StatementFigures> statements() {
        return statements;
    }
}
