package org.lockkeeper.backup;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;

/**
 * Which tables a backup is to hold, found out before it starts: pg_dump takes patterns where a person means one table, and a name
 * that matches nothing must not be passed over.
 */
final class DumpScope {
    private final BackupOptions options;
    private final List<Relation> relations;
    private final Set<TableName> included;
    private final Set<TableName> excluded;

    /**
     * @param schemas all of the database's
     * @throws LockkeeperException if a name is none that the database has, or more than one
     */
    DumpScope(BackupOptions options, List<String> schemas, List<Relation> relations) {
        this.options = options;
        this.relations = relations;
        requireSchemas(options.schemas(), schemas);
        requireSchemas(options.excludedSchemas(), schemas);
        this.included = resolve(options.tables());
        this.excluded = resolve(options.excludedTables());
    }

    /** What pg_dump is to be told. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        options.schemas().forEach(schema -> arguments.add("--schema=" + pattern(schema)));
        options.excludedSchemas().forEach(schema -> arguments.add("--exclude-schema=" + pattern(schema)));
        included.forEach(table -> arguments.add("--table=" + pattern(table)));
        excluded.forEach(table -> arguments.add("--exclude-table=" + pattern(table)));
        return arguments;
    }

    /** The tables whose rows it is to hold; none where it holds definitions alone. */
    List<Relation> tables() {
        return options.content() == BackupContent.SCHEMA
                ? List.of()
                : relations.stream()
                        .filter(Relation::hasRows)
                        .filter(relation -> isIncluded(relation.name()))
                        .toList();
    }

    private boolean isIncluded(TableName table) {
        boolean wanted = included.isEmpty()
                ? options.schemas().isEmpty() || options.schemas().contains(table.schema())
                // With --table, pg_dump leaves --schema out of account.
                : included.contains(table);
        return wanted && !options.excludedSchemas().contains(table.schema()) && !excluded.contains(table);
    }

    private static void requireSchemas(List<String> wanted, List<String> there) {
        for (String schema : wanted) {
            if (!there.contains(schema)) {
                throw unknown("schema", schema, "has no schema of that name");
            }
        }
    }

    private Set<TableName> resolve(List<String> names) {
        Set<TableName> tables = new LinkedHashSet<>();
        for (String name : names) {
            List<Relation> found = relations.stream()
                    .filter(relation -> means(name, relation.name()))
                    .toList();
            if (found.isEmpty()) {
                throw unknown("table", name, "has no table of that name");
            }
            if (found.size() > 1) {
                throw unknown(
                        "table",
                        name,
                        "has several of that name: "
                                + found.stream().map(r -> r.name().quoted()).collect(Collectors.joining(", ")));
            }
            TableName table = found.getFirst().name();
            tables.add(table);
            // pg_dump before 16 leaves a partitioned table's partitions out where only the table is named.
            relations.stream()
                    .filter(relation -> relation.root().filter(table::equals).isPresent())
                    .forEach(partition -> tables.add(partition.name()));
        }
        return tables;
    }

    /** Whether a person's text means a table: by its name alone, with its schema, or as SQL writes it. */
    static boolean means(String text, TableName table) {
        return text.equals(table.name())
                || text.equals(table.schema() + "." + table.name())
                || text.equals(table.quoted());
    }

    private static LockkeeperException unknown(String kind, String name, String why) {
        return new LockkeeperException(
                "LK-BACKUP-NAME",
                ExitCode.USAGE,
                "The %s \"%s\" cannot be told to pg_dump: the database %s.".formatted(kind, name, why));
    }

    private static String pattern(TableName table) {
        return pattern(table.schema()) + "." + pattern(table.name());
    }

    /** In double quotes a pattern means itself (PostgreSQL's documentation, "Patterns"). */
    private static String pattern(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
