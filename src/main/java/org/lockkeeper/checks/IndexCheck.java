package org.lockkeeper.checks;

import java.util.List;
import java.util.stream.Collectors;
import org.lockkeeper.db.ReadQuery;
import org.lockkeeper.db.Row;

/** Indexes that every write pays for and no reading uses. */
final class IndexCheck implements Check {
    private static final String NAME = "invalid indexes";
    private static final int MOST_NAMED = 3;

    @Override
    public CheckGroup group() {
        return CheckGroup.INDEXES;
    }

    @Override
    public void look(CheckContext context, Findings findings) {
        List<String> invalid = context.read(ReadQuery.CHECK_INDEXES, IndexCheck::line);
        Reading count = Reading.count(invalid.size());
        findings.add(
                invalid.isEmpty()
                        ? CheckResult.passed(group(), NAME, "Every index is valid.")
                                .withAfter(count)
                        : CheckResult.fellShort(
                                        group(),
                                        NAME,
                                        Severity.ERROR,
                                        "%d of the indexes %s not valid (%s%s): every write pays for it, and no reading uses it. recover offers to drop what a failed CONCURRENTLY left."
                                                .formatted(
                                                        invalid.size(),
                                                        invalid.size() == 1 ? "is" : "are",
                                                        invalid.stream()
                                                                .limit(MOST_NAMED)
                                                                .collect(Collectors.joining("; ")),
                                                        invalid.size() > MOST_NAMED ? "; …" : ""))
                                .withAfter(count)
                                .withSamples(invalid));
    }

    private static String line(Row row) {
        return "%s.%s on %s%s%s"
                .formatted(
                        row.text("schema"),
                        row.text("name"),
                        row.text("table_name"),
                        row.flag("is_unique") ? ", unique" : "",
                        row.flag("partitioned") ? ", and a partition has none to attach" : "");
    }
}
