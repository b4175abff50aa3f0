package org.lockkeeper.checks;

import java.util.List;
import java.util.stream.Collectors;
import org.lockkeeper.db.ReadQuery;
import org.lockkeeper.db.Row;

/** Constraints that the server does not vouch for. NOT VALID is a step on a safe way, so that this warns. */
final class ConstraintCheck implements Check {
    private static final String NAME = "constraints not validated";

    @Override
    public CheckGroup group() {
        return CheckGroup.CONSTRAINTS;
    }

    @Override
    public void look(CheckContext context, Findings findings) {
        List<Constraint> open = context.read(ReadQuery.CHECK_CONSTRAINTS, Constraint::of);
        Reading count = Reading.count(open.size());
        if (open.isEmpty()) {
            findings.add(CheckResult.passed(group(), NAME, "Every constraint holds for every row.")
                    .withAfter(count));
            return;
        }
        findings.add(CheckResult.fellShort(
                        group(),
                        NAME,
                        Severity.WARNING,
                        "%d %s for new rows alone; run ALTER TABLE … VALIDATE CONSTRAINT when the old rows are in order."
                                .formatted(open.size(), open.size() == 1 ? "constraint holds" : "constraints hold"))
                .withAfter(count)
                .withSamples(open.stream().map(Constraint::line).collect(Collectors.toList())));
    }

    private record Constraint(String line) {
        static Constraint of(Row row) {
            return new Constraint("%s.%s.%s: %s"
                    .formatted(row.text("schema"), row.text("table_name"), row.text("name"), row.text("definition")));
        }
    }
}
