package org.lockkeeper.checks;

import java.util.List;
import java.util.Optional;
import org.lockkeeper.connection.DottedName;
import org.lockkeeper.db.ReadQuery;
import org.lockkeeper.db.Row;
import org.lockkeeper.error.LockkeeperException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** NULL in columns that must not have any, where the catalogue does not make it certain. */
final class NullCheck implements Check {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int SAMPLES = 5;

    @Override
    public CheckGroup group() {
        return CheckGroup.NULLS;
    }

    @Override
    public void look(CheckContext context, Findings findings) {
        ArrayNode named = JSON.createArrayNode();
        for (String column : context.settings().notNull()) {
            List<String> parts = DottedName.parse(column).orElseThrow();
            named.addObject()
                    .put("schema", parts.size() == 3 ? parts.getFirst() : null)
                    .put("table", parts.get(parts.size() - 2))
                    .put("column", parts.getLast());
        }
        List<Column> columns = context.read(
                ReadQuery.CHECK_NULLS,
                Column::of,
                named.toString(),
                context.workspace().project().schema());
        columns.forEach(column -> look(context, findings, column));
        if (columns.isEmpty()) {
            findings.add(
                    CheckResult.passed(
                            group(),
                            "missing values",
                            "Every column that must have values is NOT NULL for the server, which makes it certain; the workspace's checks.notNull names further ones."));
        }
    }

    private void look(CheckContext context, Findings findings, Column column) {
        String name = "missing values of " + column.label();
        if (column.table().isEmpty() || column.column().isEmpty()) {
            findings.add(CheckResult.fellShort(
                    group(),
                    name,
                    Severity.ERROR,
                    "There is no such column, and the workspace names it in checks.notNull."));
        } else if (column.certain()) {
            findings.add(CheckResult.passed(group(), name, "The column is NOT NULL, which makes it certain.")
                    .withAfter(Reading.count(0)));
        } else if (column.estimate()
                .filter(rows -> rows > context.settings().exactUpTo())
                .isPresent()) {
            findings.add(CheckResult.unknown(
                            group(),
                            name,
                            Severity.WARNING,
                            "The table has about %d rows, more than checks.exactUpTo (%d): it was not looked at (%s)."
                                    .formatted(
                                            column.estimate().get(),
                                            context.settings().exactUpTo(),
                                            column.why()))
                    .withSql(column.sql()));
        } else {
            count(context, findings, column, name);
        }
    }

    private void count(CheckContext context, Findings findings, Column column, String name) {
        try {
            long missing = context.number(column.sql());
            if (missing == 0) {
                findings.add(CheckResult.passed(group(), name, "No value is missing (%s).".formatted(column.why()))
                        .withAfter(Reading.count(0))
                        .withSql(column.sql()));
                return;
            }
            findings.add(CheckResult.fellShort(
                            group(),
                            name,
                            Severity.ERROR,
                            "%d %s no value there (%s)."
                                    .formatted(missing, missing == 1 ? "row has" : "rows have", column.why()))
                    .withAfter(Reading.count(missing))
                    .withSamples(Samples.of(context, column.sampleSql(), SAMPLES))
                    .withSql(column.sql()));
        } catch (LockkeeperException e) {
            findings.unknown(group(), name, column.sql(), e);
        }
    }

    /** A column, and how to look at it; without a table where none is of that name. */
    private record Column(
            String table,
            String column,
            String wanted,
            String why,
            boolean certain,
            Optional<Long> estimate,
            String sql,
            String sampleSql) {
        static Column of(Row row) {
            return new Column(
                    row.optionalText("table_name")
                            .map(table -> row.text("schema") + "." + table)
                            .orElse(""),
                    row.optionalText("column_name").orElse(""),
                    row.optionalText("wanted").orElse(""),
                    row.text("why"),
                    row.flag("certain"),
                    row.optionalNumber("estimate"),
                    row.optionalText("sql").orElse(""),
                    row.optionalText("sample_sql").orElse(""));
        }

        String label() {
            return table.isEmpty() || column.isEmpty() ? wanted : table + "." + column;
        }
    }
}
