package org.lockkeeper.checks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockkeeper.connection.DottedName;
import org.lockkeeper.db.DbException;
import org.lockkeeper.db.ReadQuery;
import org.lockkeeper.db.Row;
import org.lockkeeper.error.LockkeeperException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** How many rows the tables have that the plan touches or the workspace calls key: counted up to a size, estimated beyond. */
final class RowCountCheck implements Check {
    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public CheckGroup group() {
        return CheckGroup.ROWS;
    }

    @Override
    public void look(CheckContext context, Findings findings) {
        List<Wanted> wanted = wanted(context);
        if (wanted.isEmpty()) {
            findings.add(
                    CheckResult.nothing(
                            group(),
                            "row counts",
                            "No table was named: the workspace's checks.keyTables names those that are always counted, and a plan's own are with verify --before."));
            return;
        }
        ArrayNode names = JSON.createArrayNode();
        wanted.forEach(table ->
                names.addObject().put("schema", table.schema().orElse(null)).put("name", table.name()));
        List<Table> tables = context.read(
                ReadQuery.CHECK_TABLES,
                Table::of,
                names.toString(),
                context.workspace().project().schema());
        Map<String, Wanted> meant = new LinkedHashMap<>();
        Map<String, Table> found = new LinkedHashMap<>();
        for (Table table : tables) {
            Wanted as = wanted.get(table.nr() - 1);
            found.putIfAbsent(table.label(), table);
            meant.merge(table.label(), as, Wanted::and);
        }
        found.forEach((label, table) ->
                findings.add(count(context, table, meant.getOrDefault(label, wanted.get(table.nr() - 1)))));
    }

    private static List<Wanted> wanted(CheckContext context) {
        List<Wanted> wanted = new ArrayList<>();
        for (String key : context.settings().keyTables()) {
            List<String> parts = DottedName.parse(key).orElseThrow();
            wanted.add(new Wanted(
                    parts.size() == 1 ? Optional.empty() : Optional.of(parts.getFirst()),
                    parts.getLast(),
                    true,
                    false));
        }
        for (TouchedTable table : context.tables()) {
            wanted.add(new Wanted(Optional.of(table.schema()), table.name(), false, table.rowsMayGo()));
        }
        return wanted;
    }

    private CheckResult count(CheckContext context, Table table, Wanted wanted) {
        String name = "rows of " + table.label();
        Optional<Reading> before = context.before().flatMap(snapshot -> snapshot.reading(name));
        if (!table.present()) {
            return absent(name, wanted, context.before().isPresent() && before.isPresent());
        }
        try {
            Reading now = read(context, table);
            CheckResult result = judge(name, before, now, wanted).withAfter(now);
            return now.number().isPresent() ? result.withSql(table.sql()) : result;
        } catch (DbException e) {
            return CheckResult.unknown(group(), name, Failures.severity(e), Failures.words(e))
                    .withSql(table.sql());
        } catch (LockkeeperException e) {
            return CheckResult.unknown(group(), name, Severity.ERROR, e.sentence())
                    .withSql(table.sql());
        }
    }

    private CheckResult absent(String name, Wanted wanted, boolean was) {
        if (wanted.rowsMayGo()) {
            return CheckResult.passed(group(), name, "The table is gone, as the plan has it.");
        }
        if (was) {
            return CheckResult.fellShort(
                    group(), name, Severity.ERROR, "The table is gone, and nothing in the plan says so.");
        }
        return wanted.key()
                ? CheckResult.fellShort(
                        group(),
                        name,
                        Severity.ERROR,
                        "There is no such table, and the workspace names it in checks.keyTables.")
                : CheckResult.nothing(group(), name, "There is no such table.");
    }

    /** Counted where the server's estimate allows it or there is none; estimated where counting takes too long. */
    private static Reading read(CheckContext context, Table table) {
        boolean small = table.estimate()
                .map(rows -> rows <= context.settings().exactUpTo())
                .orElse(true);
        if (!small) {
            return Reading.estimate(table.estimate().orElseThrow());
        }
        try {
            return Reading.count(context.number(table.sql()));
        } catch (DbException e) {
            if (e.kind() == DbException.Kind.CANCELLED && table.estimate().isPresent()) {
                return Reading.estimate(table.estimate().get());
            }
            throw e;
        }
    }

    private CheckResult judge(String name, Optional<Reading> before, Reading now, Wanted wanted) {
        String how = now.number().isPresent()
                ? "%s, counted".formatted(rows(now.number().get()))
                : "%s rows by the server's estimate; the table is too large to be counted".formatted(now.text());
        if (before.isEmpty()) {
            return CheckResult.passed(group(), name, how + ".");
        }
        if (before.get().number().isEmpty() || now.number().isEmpty()) {
            return CheckResult.passed(
                    group(), name, how + ". Estimates are told and not compared; they change with the next analyze.");
        }
        long lost = before.get().number().get() - now.number().get();
        if (lost <= 0) {
            return CheckResult.passed(
                    group(),
                    name,
                    lost == 0 ? how + "; as many as before." : how + "; %d more than before.".formatted(-lost));
        }
        String fewer = "%s; %d fewer than before".formatted(how, lost);
        if (wanted.rowsMayGo()) {
            return CheckResult.passed(group(), name, fewer + ", and the plan deletes there.");
        }
        return now.number().get() == 0
                ? CheckResult.fellShort(
                        group(),
                        name,
                        Severity.ERROR,
                        fewer + ": all of them are gone, and nothing in the plan says so.")
                : CheckResult.fellShort(
                        group(),
                        name,
                        Severity.WARNING,
                        fewer
                                + ", and nothing in the plan says so; the application, or a function, may have deleted them.");
    }

    private static String rows(long count) {
        return count == 1 ? "1 row" : count + " rows";
    }

    /** A table to be counted, and why. */
    private record Wanted(Optional<String> schema, String name, boolean key, boolean rowsMayGo) {
        Wanted and(Wanted other) {
            return new Wanted(schema, name, key || other.key, rowsMayGo || other.rowsMayGo);
        }
    }

    /** What the catalogue knows of it. */
    private record Table(int nr, String schema, String name, boolean present, Optional<Long> estimate, String sql) {
        static Table of(Row row) {
            return new Table(
                    (int) row.number("nr"),
                    row.optionalText("schema").orElse(""),
                    row.text("name"),
                    row.flag("present"),
                    row.optionalNumber("estimate"),
                    row.optionalText("sql").orElse(""));
        }

        String label() {
            return schema.isEmpty() ? name : schema + "." + name;
        }
    }
}
