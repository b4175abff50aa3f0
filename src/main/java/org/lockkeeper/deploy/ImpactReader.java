package org.lockkeeper.deploy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lockkeeper.connection.Project;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.DbException;
import org.lockkeeper.db.ReadQuery;
import org.lockkeeper.db.ReadSession;
import org.lockkeeper.db.Row;
import org.lockkeeper.migration.MigrationPlan;
import org.lockkeeper.migration.PlannedMigration;
import org.lockkeeper.migration.PlannedStatement;
import org.lockkeeper.migration.script.HiddenWork;
import org.lockkeeper.migration.script.TableEffect;

/** Finds the tables of a plan in its statements, and their sizes and sessions in the database. */
final class ImpactReader {
    private final Database database;
    private final String schema;

    ImpactReader(Database database, Project project) {
        this.database = database;
        this.schema = schema(project);
    }

    /** What a name without a schema means to the project's scripts. */
    static String schema(Project project) {
        return switch (project.kind()) {
            case PRISMA -> project.historySchema();
            case FLYWAY ->
                project.flyway()
                        .defaultSchema()
                        .or(() -> project.flyway().schemas().stream().findFirst())
                        .orElse("public");
        };
    }

    Impact read(MigrationPlan plan) {
        Map<Name, Set<TableEffect.Kind>> effects = new TreeMap<>();
        List<String> opaque = new ArrayList<>();
        int statements = 0;
        for (PlannedMigration migration : plan.migrations()) {
            for (PlannedStatement statement : migration.scriptStatements()) {
                statements++;
                TableEffect.of(statement.sql())
                        .forEach(effect -> effects.computeIfAbsent(
                                        new Name(effect.schema().orElse(schema), effect.name()),
                                        _ -> EnumSet.noneOf(TableEffect.Kind.class))
                                .add(effect.kind()));
                if (HiddenWork.in(statement.sql())) {
                    opaque.add("%s, line %d".formatted(migration.name(), statement.line()));
                }
            }
        }
        try (ReadSession session = database.read()) {
            return new Impact(statements, tables(session, effects), opaque, Optional.empty());
        } catch (DbException e) {
            List<TouchedTable> unread = effects.entrySet().stream()
                    .map(entry -> absent(entry.getKey(), entry.getValue()))
                    .toList();
            return new Impact(statements, unread, opaque, Optional.of(e.sentence()));
        }
    }

    private List<TouchedTable> tables(ReadSession session, Map<Name, Set<TableEffect.Kind>> effects) {
        Map<Name, TouchedTable> found = new TreeMap<>();
        Map<Name, Name> standsFor = new HashMap<>();
        session.query(
                ReadQuery.TOUCHED_TABLES,
                row -> {
                    Name wanted = new Name(row.text("wanted_schema"), row.text("wanted_name"));
                    Name table = new Name(row.text("schema"), row.text("name"));
                    standsFor.put(wanted, table);
                    Set<TableEffect.Kind> kinds =
                            EnumSet.copyOf(effects.getOrDefault(wanted, Set.of(TableEffect.Kind.INDEX)));
                    if (found.containsKey(table)) {
                        kinds.addAll(found.get(table).effects());
                    }
                    found.put(table, table(row, table, kinds));
                    return table;
                },
                schemas(effects.keySet()),
                names(effects.keySet()));
        effects.forEach((name, kinds) -> {
            if (!standsFor.containsKey(name) && !kinds.equals(Set.of(TableEffect.Kind.INDEX))) {
                found.put(name, absent(name, kinds));
            }
        });
        Map<Name, List<TouchedTable.Holder>> holders = holders(session, found.keySet());
        return found.entrySet().stream()
                .map(entry -> with(entry.getValue(), holders.getOrDefault(entry.getKey(), List.of())))
                .toList();
    }

    private static TouchedTable table(Row row, Name name, Set<TableEffect.Kind> kinds) {
        return new TouchedTable(
                name.schema,
                name.name,
                kinds,
                true,
                row.optionalNumber("bytes"),
                row.number("rows_estimate"),
                List.of());
    }

    private static TouchedTable absent(Name name, Set<TableEffect.Kind> kinds) {
        return new TouchedTable(name.schema, name.name, kinds, false, Optional.empty(), 0, List.of());
    }

    private static TouchedTable with(TouchedTable table, List<TouchedTable.Holder> holders) {
        return new TouchedTable(
                table.schema(),
                table.name(),
                table.effects(),
                table.there(),
                table.bytes(),
                table.rowsEstimate(),
                holders);
    }

    private static Map<Name, List<TouchedTable.Holder>> holders(ReadSession session, Set<Name> tables) {
        Map<Name, List<TouchedTable.Holder>> holders = new HashMap<>();
        session.query(
                ReadQuery.TABLE_SESSIONS,
                row -> holders.computeIfAbsent(new Name(row.text("schema"), row.text("name")), _ -> new ArrayList<>())
                        .add(new TouchedTable.Holder(
                                row.number("pid"),
                                row.optionalInstant("backend_start"),
                                row.text("role"),
                                row.text("application"),
                                row.text("state"),
                                row.optionalNumber("state_ms").map(Duration::ofMillis),
                                row.optionalNumber("transaction_ms").map(Duration::ofMillis),
                                row.text("query"))),
                schemas(tables),
                names(tables));
        return holders;
    }

    private static String schemas(Set<Name> names) {
        return array(names.stream().map(Name::schema).toList());
    }

    private static String names(Set<Name> names) {
        return array(names.stream().map(Name::name).toList());
    }

    /** An array's text as PostgreSQL reads it: each element in quotes. */
    private static String array(List<String> elements) {
        return elements.stream()
                .map(element -> '"' + element.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }

    private record Name(String schema, String name) implements Comparable<Name> {
        @Override
        public int compareTo(Name other) {
            int bySchema = schema.compareTo(other.schema);
            return bySchema == 0 ? name.compareTo(other.name) : bySchema;
        }
    }
}
