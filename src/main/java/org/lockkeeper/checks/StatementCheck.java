package org.lockkeeper.checks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lockkeeper.db.DbException;
import org.lockkeeper.db.ReadQuery;
import org.lockkeeper.db.ReadSession;

/** The slowest statements by pg_stat_statements, and those that became slower since before. */
final class StatementCheck implements Check {
    private static final String NAME = "slowest statements";
    private static final String TOGETHER = "time of all statements";
    private static final int SHOWN = 10;

    /** The strategy's line between watching and rolling back is half as slow again. */
    private static final double SLOWER = 1.5;

    private static final int CALLS_THAT_TELL = 5;
    private static final double MILLIS_THAT_MATTER = 1;
    private static final double MILLIS_TO_COMPARE = 20;

    @Override
    public CheckGroup group() {
        return CheckGroup.STATEMENTS;
    }

    @Override
    public void look(CheckContext context, Findings findings) {
        Optional<List<StatementFigures>> read;
        try {
            read = read(context);
        } catch (DbException e) {
            // 55000: the extension is created, and its library is not loaded.
            if (!e.sqlState().equals(Optional.of("55000"))) {
                throw e;
            }
            findings.add(CheckResult.nothing(
                    group(),
                    NAME,
                    "pg_stat_statements is installed and counts nothing: shared_preload_libraries does not name it."));
            return;
        }
        if (read.isEmpty()) {
            findings.add(CheckResult.nothing(group(), NAME, "pg_stat_statements is not installed in this database."));
            return;
        }
        findings.read(read.get());
        List<StatementFigures> before =
                context.before().map(Snapshot::statements).orElse(List.of());
        if (before.isEmpty()) {
            findings.add(slowest(read.get()));
            return;
        }
        List<Change> changes = changes(before, read.get());
        findings.add(compare(changes));
        altogether(changes).ifPresent(findings::add);
    }

    private static Optional<List<StatementFigures>> read(CheckContext context) {
        try (ReadSession session = context.database().read()) {
            Optional<String> schema =
                    session.query(ReadQuery.CHECK_EXTENSION, row -> row.text("schema"), "pg_stat_statements").stream()
                            .findFirst();
            return schema.map(name -> session.query(
                    ReadQuery.CHECK_STATEMENTS,
                    Map.of("schema", name),
                    row -> new StatementFigures(
                            row.text("id"),
                            row.number("calls"),
                            Double.parseDouble(row.text("total_ms")),
                            oneLine(row.text("query")))));
        }
    }

    private CheckResult slowest(List<StatementFigures> all) {
        List<String> lines = all.stream()
                .sorted(Comparator.comparingDouble(StatementFigures::meanMillis).reversed())
                .limit(SHOWN)
                .map(s -> "%s a call, %d calls: %s"
                        .formatted(StatementFigures.millis(s.meanMillis()), s.calls(), s.query()))
                .toList();
        CheckResult result = CheckResult.passed(
                group(),
                NAME,
                all.isEmpty()
                        ? "pg_stat_statements has counted nothing yet."
                        : "The slowest of %d statements, by the time of one call; there is nothing to compare with."
                                .formatted(all.size()));
        return result.withSamples(lines);
    }

    private static List<Change> changes(List<StatementFigures> before, List<StatementFigures> now) {
        Map<String, StatementFigures> earlier =
                before.stream().collect(Collectors.toMap(StatementFigures::id, Function.identity()));
        List<Change> changes = new ArrayList<>();
        for (StatementFigures figures : now) {
            StatementFigures then = earlier.get(figures.id());
            StatementFigures since = then == null ? figures : figures.since(then);
            if (since.calls() > 0) {
                changes.add(new Change(since, Optional.ofNullable(then)));
            }
        }
        return changes;
    }

    /** How long what ran since took, against what the same calls would have taken before; empty where too little ran to tell. */
    private Optional<CheckResult> altogether(List<Change> changes) {
        List<Change> known = changes.stream().filter(Change::tells).toList();
        double before = known.stream().mapToDouble(Change::wouldHaveTaken).sum();
        double since = known.stream()
                .mapToDouble(change -> change.since().totalMillis())
                .sum();
        if ((before < MILLIS_TO_COMPARE && since < MILLIS_TO_COMPARE) || before == 0) {
            return Optional.empty();
        }
        boolean slower = since > before * SLOWER;
        String detail =
                "The calls since, of %d statements that ran before too, took %s; before they would have taken %s."
                        .formatted(known.size(), StatementFigures.millis(since), StatementFigures.millis(before));
        CheckResult result = slower
                ? CheckResult.fellShort(group(), TOGETHER, Severity.WARNING, detail)
                : CheckResult.passed(group(), TOGETHER, detail);
        return Optional.of(result.withBefore(Optional.of(reading(before))).withAfter(reading(since)));
    }

    private static Reading reading(double millis) {
        return Reading.measured(StatementFigures.millis(millis), Math.round(millis));
    }

    private CheckResult compare(List<Change> all) {
        List<Change> changes = new ArrayList<>(all);
        changes.sort(Comparator.comparing((Change change) -> !change.isSlower())
                .thenComparingDouble(change -> -change.since().meanMillis()));
        long slower = changes.stream().filter(Change::isSlower).count();
        List<String> lines = changes.stream().limit(SHOWN).map(Change::line).toList();
        CheckResult result = slower == 0
                ? CheckResult.passed(
                        group(),
                        NAME,
                        changes.isEmpty()
                                ? "No statement has run since before."
                                : "Of %d statements that ran since before, none takes half as long again."
                                        .formatted(changes.size()))
                : CheckResult.fellShort(
                        group(),
                        NAME,
                        Severity.WARNING,
                        "%d of %d statements that ran since before %s half as long again, or longer."
                                .formatted(slower, changes.size(), slower == 1 ? "takes" : "take"));
        return result.withSamples(lines).withAfter(Reading.words(slower + " slower"));
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private record Change(StatementFigures since, Optional<StatementFigures> then) {
        boolean isSlower() {
            return tells()
                    && then.filter(t -> since.meanMillis() >= MILLIS_THAT_MATTER
                                    && since.meanMillis() >= t.meanMillis() * SLOWER)
                            .isPresent();
        }

        /** Whether it ran often enough, before and since. */
        boolean tells() {
            return since.calls() >= CALLS_THAT_TELL
                    && then.filter(t -> t.calls() >= CALLS_THAT_TELL).isPresent();
        }

        /** The calls since, each as it took before. */
        double wouldHaveTaken() {
            return then.map(t -> t.meanMillis() * since.calls()).orElse(0.0);
        }

        String line() {
            return "%s%s a call, %d calls since; %s: %s"
                    .formatted(
                            isSlower() ? "slower: " : "",
                            StatementFigures.millis(since.meanMillis()),
                            since.calls(),
                            then.map(t -> "before " + StatementFigures.millis(t.meanMillis()))
                                    .orElse("new"),
                            since.query());
        }
    }
}
