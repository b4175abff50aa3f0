package org.lockkeeper.backup;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.lockkeeper.backup.DumpScript.DumpObject;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.migration.script.SqlScript;

/**
 * The entries of a dump that belong to a few tables. pg_restore's own {@code --table} leaves their indexes and checks behind and takes
 * a name in every schema, so that the list is cut here.
 */
final class DumpSelection {
    private static final Set<String> OF_A_TABLE =
            Set.of("CONSTRAINT", "CHECK CONSTRAINT", "DEFAULT", "TRIGGER", "RULE", "POLICY", "ROW SECURITY");
    private static final Set<String> BELONGING = Set.of("INDEX", "SEQUENCE", "SEQUENCE OWNED BY", "SEQUENCE SET");
    /** What is said of an object after it is made, under a name that begins with the object's kind. */
    private static final Set<String> SAID = Set.of("ACL", "COMMENT", "SECURITY LABEL");

    private static final Pattern SUBJECT = Pattern.compile(
            "(?s)([A-Z]+(?: [A-Z]+)*) (?:" + DumpScript.NAME + " ON (?:DOMAIN )?)?" + DumpScript.NAME + "(?:[.( ].*)?");
    private static final TableName NONE = new TableName("", "");

    private final DumpScript script;
    private final Partitions partitions;
    private final boolean over;
    private final List<TableName> tables;
    /** The partitions, each with the table that it is of. */
    private final Map<TableName, TableName> attached = new HashMap<>();

    private final Set<DumpObject> taken = new LinkedHashSet<>();
    /** The indexes of what was chosen, those of constraints too, each with its table. */
    private final Map<TableName, TableName> indexes = new HashMap<>();

    private final Set<String> missing = new TreeSet<>();

    /**
     * Chooses.
     *
     * @param chosen tables; those that are partitioned come with their partitions
     * @param over whether they go over what is there; else nothing is, and what they need comes too
     * @param schemaThere whether a schema is there already, which then stays
     */
    DumpSelection(DumpScript script, List<TableName> chosen, boolean over, Predicate<String> schemaThere) {
        this.script = script;
        this.partitions = new Partitions(script);
        this.over = over;
        this.tables = new ArrayList<>(chosen);
        addPartitions();
        for (DumpObject object : script.objects()) {
            if (isOfTables(object) || (over && isMissingSchema(object, schemaThere))) {
                taken.add(object);
            }
        }
        for (DumpObject object : script.objects()) {
            if (object.kind().equals("INDEX ATTACH")
                    && attached.containsKey(indexes.getOrDefault(object.bare(), NONE))) {
                taken.add(object);
            }
        }
        if (!over) {
            missing.addAll(new DumpNeeds(script).add(taken));
        }
        addWhatIsSaid();
    }

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
                            .filter(table -> DumpScope.means(DumpScript.listed(name), table))
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

    /** Why what was chosen cannot be restored; empty where it can. */
    Optional<String> objection() {
        if (!missing.isEmpty()) {
            return Optional.of(
                    "In a new database the selected tables cannot be made without %s: name what of that is a table with --table too, or restore everything"
                            .formatted(String.join(", ", missing)));
        }
        return over
                ? partitions.tables().entrySet().stream()
                        .filter(part -> tables.contains(part.getKey()) && !tables.contains(part.getValue()))
                        .map(part ->
                                "%s is a partition of %s and does not go over what is there by itself: name that one with --table, or restore into a new database"
                                        .formatted(
                                                part.getKey().quoted(),
                                                part.getValue().quoted()))
                        .findFirst()
                : Optional.empty();
    }

    /** The roles that what is restored names. */
    DumpRoles roles() {
        DumpRoles.Finder finder = new DumpRoles.Finder();
        taken.forEach(object ->
                SqlScript.parse(object.text()).statements().forEach(statement -> finder.look(statement.sql())));
        return finder.found();
    }

    /** The tablespaces that what is restored goes into, as a list has them. */
    Set<String> tablespaces() {
        return taken.stream()
                .map(DumpObject::tablespace)
                .filter(space -> !space.isEmpty())
                .collect(Collectors.toSet());
    }

    /** The extensions that are created. */
    List<String> extensions() {
        return taken.stream()
                .filter(object -> object.kind().equals("EXTENSION"))
                .map(DumpObject::name)
                .toList();
    }

    /** The lines of a list that are to be restored. */
    List<String> cut(List<String> lines) {
        Set<String> wanted = new HashSet<>();
        for (DumpObject object : taken) {
            wanted.add(object.kind() + " " + object.listed());
            if (!SAID.contains(object.kind())) {
                wanted.add("TABLE DATA " + object.listed());
                wanted.add("SEQUENCE SET " + object.listed());
                wanted.add("STATISTICS DATA " + object.listed());
            }
        }
        List<String> left = lines.stream()
                .filter(line -> wanted.contains(DumpEntry.key(line)))
                .toList();
        return over ? partitions.wholeLast(left) : left;
    }

    /** Adds the partitions of what was chosen, and theirs. */
    private void addPartitions() {
        Map<TableName, TableName> parts = partitions.tables();
        for (boolean more = true; more; ) {
            more = false;
            for (Map.Entry<TableName, TableName> part : parts.entrySet()) {
                if (tables.contains(part.getValue()) && attached.put(part.getKey(), part.getValue()) == null) {
                    more = true;
                    if (!tables.contains(part.getKey())) {
                        tables.add(part.getKey());
                    }
                }
            }
        }
    }

    private boolean isMissingSchema(DumpObject object, Predicate<String> there) {
        return object.kind().equals("SCHEMA")
                && tables.stream().anyMatch(table -> table.schema().equals(object.name()))
                && !there.test(object.name());
    }

    private boolean isOfTables(DumpObject object) {
        TableName name = object.bare();
        String kind = object.kind();
        if (kind.equals("TABLE")) {
            return tables.contains(name);
        }
        if (kind.equals("TABLE ATTACH")) {
            return attached.containsKey(name);
        }
        if (kind.equals("STATISTICS")) {
            return DumpReferences.of(object.text()).firm().stream().anyMatch(tables::contains);
        }
        if (BELONGING.contains(kind)) {
            TableName table = script.belongings().getOrDefault(name, NONE);
            if (kind.equals("INDEX") && tables.contains(table)) {
                indexes.put(name, table);
            }
            return tables.contains(table);
        }
        Optional<TableName> table = OF_A_TABLE.contains(kind) ? tableOf(object) : Optional.empty();
        if (kind.equals("CONSTRAINT")) {
            table.ifPresent(one -> indexes.put(
                    new TableName(
                            one.schema(), object.name().substring(one.name().length() + 1)),
                    one));
        }
        return table.isPresent();
    }

    /** The chosen table whose name an object's begins with: names may hold spaces, so that the statements have to name it too. */
    private Optional<TableName> tableOf(DumpObject object) {
        return tables.stream()
                .filter(table -> table.schema().equals(object.schema())
                        && (object.name() + " ").startsWith(table.name() + " ")
                        && DumpReferences.of(object.text()).firm().contains(table))
                .max(Comparator.comparingInt(table -> table.name().length()));
    }

    /** Adds the rights, comments and labels of what was taken. */
    private void addWhatIsSaid() {
        Set<TableName> routines = new HashSet<>();
        Set<TableName> others = new HashSet<>(indexes.keySet());
        for (DumpObject object : taken) {
            if (DumpScript.ROUTINES.contains(object.kind())) {
                routines.add(object.bare());
            } else if (!OF_A_TABLE.contains(object.kind())) {
                others.add(object.bare());
            }
        }
        Set<TableName> foreignKeys = script.objects().stream()
                .filter(object -> object.kind().equals("FK CONSTRAINT"))
                .map(DumpObject::bare)
                .collect(Collectors.toSet());
        for (DumpObject object : script.objects()) {
            Matcher subject = SUBJECT.matcher(SAID.contains(object.kind()) ? object.name() : "");
            if (subject.matches()) {
                String named = DumpScript.unquote(subject.group(3));
                String own = subject.group(2) == null ? "" : DumpScript.unquote(subject.group(2));
                boolean ofRoutine = DumpScript.ROUTINES.contains(subject.group(1));
                if ((ofRoutine ? routines : others).contains(new TableName(object.schema(), named))
                        && !foreignKeys.contains(new TableName(object.schema(), named + " " + own))) {
                    taken.add(object);
                }
            }
        }
    }
}
