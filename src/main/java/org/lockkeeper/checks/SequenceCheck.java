package org.lockkeeper.checks;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lockkeeper.db.CheckAnswer;
import org.lockkeeper.db.ReadQuery;
import org.lockkeeper.db.Row;
import org.lockkeeper.error.LockkeeperException;

/** Sequences and identities whose next value is taken already: the next insert fails, or doubles a number. */
final class SequenceCheck implements Check {
    private static final String NAME = "sequences";

    private final Clock clock;

    SequenceCheck(Clock clock) {
        this.clock = clock;
    }

    @Override
    public CheckGroup group() {
        return CheckGroup.SEQUENCES;
    }

    @Override
    public void look(CheckContext context, Findings findings) {
        List<Filling> all = context.read(ReadQuery.CHECK_SEQUENCES, Filling::of);
        Instant end = context.groupDeadline(clock.instant());
        List<String> skipped = new ArrayList<>();
        int fine = 0;
        for (Filling filling : all) {
            Optional<String> why = skip(context, filling, end);
            if (why.isPresent()) {
                skipped.add("%s of %s: %s".formatted(filling.sequence(), filling.column(), why.get()));
            } else {
                fine += look(context, findings, filling) ? 1 : 0;
            }
        }
        if (all.isEmpty()) {
            findings.add(CheckResult.nothing(group(), NAME, "No column is filled by a sequence."));
        } else if (fine > 0) {
            findings.add(CheckResult.passed(
                            group(), NAME, "%d of %d are ahead of their columns.".formatted(fine, all.size()))
                    .withAfter(Reading.count(all.size())));
        }
        if (!skipped.isEmpty()) {
            findings.add(CheckResult.unknown(
                            group(),
                            "sequences not looked at",
                            Severity.WARNING,
                            "%d of %d were not looked at.".formatted(skipped.size(), all.size()))
                    .withAfter(Reading.count(skipped.size()))
                    .withSamples(skipped));
        }
    }

    private Optional<String> skip(CheckContext context, Filling filling, Instant end) {
        long most = context.settings().exactUpTo();
        if (!filling.readable()) {
            return Optional.of("the role may not read it");
        }
        if (!filling.indexed() && filling.estimate().filter(rows -> rows > most).isPresent()) {
            return Optional.of("no index begins with the column, and the table has about %d rows"
                    .formatted(filling.estimate().get()));
        }
        return clock.instant().isAfter(end) ? Optional.of("the time for sequences was up") : Optional.empty();
    }

    /** Whether it is in order. */
    private boolean look(CheckContext context, Findings findings, Filling filling) {
        String name = "sequence %s of %s".formatted(filling.sequence(), filling.column());
        try {
            CheckAnswer answer = context.ask(filling.sql(), 1);
            Optional<Long> furthest = answer.rows().getFirst().getFirst().map(Long::parseLong);
            long next = answer.rows().getFirst().get(1).map(Long::parseLong).orElseThrow();
            boolean behind = furthest.filter(value -> filling.step() > 0 ? value >= next : value <= next)
                    .isPresent();
            if (!behind) {
                findings.read(name, Reading.words("next " + next));
                return true;
            }
            findings.add(CheckResult.fellShort(
                            group(),
                            name,
                            Severity.ERROR,
                            "It gives %d next, and the column goes to %d already. Set it with setval in a migration."
                                    .formatted(next, furthest.orElseThrow()))
                    .withAfter(Reading.words("next " + next))
                    .withSql(filling.sql()));
        } catch (LockkeeperException e) {
            findings.unknown(group(), name, filling.sql(), e);
        }
        return false;
    }

    /** A sequence and the column that it fills. */
    private record Filling(
            String sequence,
            String column,
            long step,
            boolean readable,
            boolean indexed,
            Optional<Long> estimate,
            String sql) {
        static Filling of(Row row) {
            return new Filling(
                    row.text("schema") + "." + row.text("name"),
                    "%s.%s.%s".formatted(row.text("table_schema"), row.text("table_name"), row.text("column_name")),
                    row.number("step"),
                    row.flag("readable"),
                    row.flag("indexed"),
                    row.optionalNumber("estimate"),
                    row.text("sql"));
        }
    }
}
