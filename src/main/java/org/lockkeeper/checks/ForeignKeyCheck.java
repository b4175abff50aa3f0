package org.lockkeeper.checks;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lockkeeper.db.ReadQuery;
import org.lockkeeper.db.Row;
import org.lockkeeper.error.LockkeeperException;

/** Rows whose foreign key leads nowhere. NOT VALID keys come first, then small tables, as long as there is time. */
final class ForeignKeyCheck implements Check {
    private static final String NAME = "foreign keys";
    private static final int SAMPLES = 5;

    private final Clock clock;

    ForeignKeyCheck(Clock clock) {
        this.clock = clock;
    }

    @Override
    public CheckGroup group() {
        return CheckGroup.FOREIGN_KEYS;
    }

    @Override
    public void look(CheckContext context, Findings findings) {
        List<Key> keys = context.read(ReadQuery.CHECK_FOREIGN_KEYS, Key::of);
        Instant end = context.groupDeadline(clock.instant());
        List<String> skipped = new ArrayList<>();
        int fine = 0;
        for (Key key : keys) {
            Optional<String> why = skip(context, key, end);
            if (why.isPresent()) {
                skipped.add(key.label() + ": " + why.get());
            } else {
                fine += look(context, findings, key) ? 1 : 0;
            }
        }
        if (keys.isEmpty()) {
            findings.add(CheckResult.nothing(group(), NAME, "There are no foreign keys."));
        } else if (fine > 0) {
            findings.add(CheckResult.passed(
                            group(), NAME, "%d of %d lead somewhere in every row.".formatted(fine, keys.size()))
                    .withAfter(Reading.count(keys.size())));
        }
        if (!skipped.isEmpty()) {
            findings.add(CheckResult.unknown(
                            group(),
                            "foreign keys not looked at",
                            Severity.WARNING,
                            "%d of %d were not looked at.".formatted(skipped.size(), keys.size()))
                    .withAfter(Reading.count(skipped.size()))
                    .withSamples(skipped));
        }
    }

    private Optional<String> skip(CheckContext context, Key key, Instant end) {
        long most = context.settings().exactUpTo();
        if (key.overTime()) {
            return Optional.of("it is a key over time (PERIOD)");
        }
        if (!key.readable()) {
            return Optional.of("the role may not read its columns");
        }
        if (key.estimate().filter(rows -> rows > most).isPresent()) {
            return Optional.of("about %d rows, more than checks.exactUpTo (%d)"
                    .formatted(key.estimate().get(), most));
        }
        return clock.instant().isAfter(end) ? Optional.of("the time for foreign keys was up") : Optional.empty();
    }

    /** Whether it is in order. */
    private boolean look(CheckContext context, Findings findings, Key key) {
        String name = "foreign key " + key.label();
        try {
            long orphans = context.number(key.sql());
            if (orphans == 0) {
                findings.read(name, Reading.count(0));
                return true;
            }
            findings.add(CheckResult.fellShort(
                            group(),
                            name,
                            key.enforced() ? Severity.ERROR : Severity.WARNING,
                            "%d %s nowhere: %s%s."
                                    .formatted(
                                            orphans,
                                            orphans == 1 ? "row leads" : "rows lead",
                                            key.definition(),
                                            key.valid() ? ", though it counts as valid" : ""))
                    .withAfter(Reading.count(orphans))
                    .withSamples(Samples.of(context, key.sampleSql(), SAMPLES))
                    .withSql(key.sampleSql()));
        } catch (LockkeeperException e) {
            findings.unknown(group(), name, key.sql(), e);
        }
        return false;
    }

    /** A foreign key and how to look at it. */
    private record Key(
            String label,
            String definition,
            boolean valid,
            boolean enforced,
            boolean overTime,
            boolean readable,
            Optional<Long> estimate,
            String sql,
            String sampleSql) {
        static Key of(Row row) {
            return new Key(
                    "%s.%s.%s".formatted(row.text("schema"), row.text("table_name"), row.text("name")),
                    row.text("definition"),
                    row.flag("valid"),
                    row.flag("enforced"),
                    row.flag("over_time"),
                    row.flag("readable"),
                    row.optionalNumber("estimate"),
                    row.text("sql"),
                    row.text("sample_sql"));
        }
    }
}
