package org.lockkeeper.backup;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.lockkeeper.backup.DumpScript.DumpObject;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;

/**
 * The entries of a dump that belong to a few tables. pg_restore's own {@code --table} leaves their indexes and checks behind and takes
 * a name in every schema, so that the list is cut here.
 */
final class DumpSelection {
    private static final Set<String> OF_A_TABLE = Set.of(
            "CONSTRAINT", "CHECK CONSTRAINT", "DEFAULT", "TRIGGER", "RULE", "POLICY", "ROW SECURITY", "TABLE ATTACH");
    private static final Set<String> BELONGING = Set.of("INDEX", "SEQUENCE", "SEQUENCE OWNED BY", "SEQUENCE SET");

    private DumpSelection() {}

    /**
     * The tables that a person's names mean.
     *
     * @throws LockkeeperException if a name means none or more than one
     */
    static List<TableName> tables(DumpScript script, List<String> names) {
        List<TableName> all = all(script);
        return names.stream()
                .map(name -> {
                    List<TableName> found = all.stream()
                            .filter(table -> DumpScope.means(name, table))
                            .toList();
                    if (found.size() != 1) {
                        throw new LockkeeperException(
                                "LK-RESTORE-TABLE",
                                ExitCode.USAGE,
                                "The backup has %s called \"%s\"%s."
                                        .formatted(
                                                found.isEmpty() ? "no table" : "several tables",
                                                name,
                                                found.isEmpty()
                                                        ? ""
                                                        : ": "
                                                                + found.stream()
                                                                        .map(TableName::quoted)
                                                                        .collect(Collectors.joining(", "))));
                    }
                    return found.getFirst();
                })
                .toList();
    }

    /** Every table that a dump makes. */
    static List<TableName> all(DumpScript script) {
        return script.objects().stream()
                .filter(object -> object.kind().equals("TABLE"))
                .map(object -> new TableName(object.schema(), object.name()))
                .toList();
    }

    /** The lines of a list that are to be restored. */
    static String cut(List<String> lines, DumpScript script, List<TableName> tables) {
        Set<String> wanted = new HashSet<>();
        for (DumpObject object : script.objects()) {
            if (isWanted(object, script, tables)) {
                wanted.add(object.kind() + " " + label(object));
                wanted.add("TABLE DATA " + label(object));
                wanted.add("SEQUENCE SET " + label(object));
            }
        }
        return lines.stream()
                .filter(line -> DumpEntry.parse(line)
                        .filter(entry -> wanted.contains(entry.kind() + " " + entry.label()))
                        .isPresent())
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static boolean isWanted(DumpObject object, DumpScript script, List<TableName> tables) {
        TableName name = new TableName(object.schema(), object.name());
        if (object.kind().equals("TABLE")) {
            return tables.contains(name);
        }
        if (object.kind().equals("SCHEMA")) {
            return tables.stream().anyMatch(table -> table.schema().equals(object.name()));
        }
        if (BELONGING.contains(object.kind())) {
            return tables.contains(script.belongings().getOrDefault(name, new TableName("", "")));
        }
        return OF_A_TABLE.contains(object.kind())
                && tables.stream()
                        .anyMatch(table -> table.schema().equals(object.schema())
                                && object.name().startsWith(table.name() + " "));
    }

    /** As in a list, where line ends in names are spaces. */
    private static String label(DumpObject object) {
        String owner = object.owner().isEmpty() ? "" : " " + object.owner();
        return object.schema() + " " + object.name() + owner;
    }
}
