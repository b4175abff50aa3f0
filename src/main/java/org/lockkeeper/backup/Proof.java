package org.lockkeeper.backup;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lockkeeper.backup.DumpScript.DumpObject;
import org.lockkeeper.backup.LooseValues.Standing;
import org.lockkeeper.client.ChildPrograms;
import org.lockkeeper.db.DbException;
import org.lockkeeper.db.ReadQuery;
import org.lockkeeper.db.ReadSession;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.migration.InvalidIndex;
import org.lockkeeper.task.CancelToken;

/** Compares a restored database with what the dump holds. */
final class Proof {
    /** What a script of definitions alone does not name, or names otherwise. */
    private static final Set<String> BESIDE = Set.of(
            "DATABASE",
            "DATABASE PROPERTIES",
            "BLOB",
            "BLOB METADATA",
            "BLOBS",
            "SEQUENCE SET",
            "TABLE DATA",
            "MATERIALIZED VIEW DATA",
            "STATISTICS DATA");

    private static final int MOST_TOLD = 20;

    private final ChildPrograms programs;
    private final BackupListener listener;
    private final CancelToken cancel;

    Proof(ChildPrograms programs, BackupListener listener, CancelToken cancel) {
        this.programs = programs;
        this.listener = listener;
        this.cancel = cancel;
    }

    /**
     * The objects that the dump makes and the database does not have, or the other way round, by kind.
     *
     * @param owners whether their owners are compared, too
     */
    List<String> objects(DumpScript held, String database, boolean owners) {
        listener.report("comparing objects by kind", 0, 0);
        String script = programs.command("pg_dump")
                .with("--schema-only", "--no-password", programs.connectTo(database))
                .patience(BackupService.PATIENCE)
                .read(
                        output -> new String(output.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8),
                        ended -> new LockkeeperException(
                                "LK-BACKUP-PROOF",
                                ExitCode.ATTENTION,
                                "What came back could not be looked at, so that nothing is proven; the backup is as it was. pg_dump says: %s."
                                        .formatted(MachineTrouble.how(ended))),
                        cancel);
        Map<String, List<String>> before = byKind(held, owners);
        Map<String, List<String>> after = byKind(DumpScript.parse(script), owners);
        List<String> differences = new ArrayList<>();
        Set<String> kinds = new java.util.TreeSet<>(before.keySet());
        kinds.addAll(after.keySet());
        for (String kind : kinds) {
            List<String> was = before.getOrDefault(kind, List.of());
            List<String> is = after.getOrDefault(kind, List.of());
            tell(differences, "%s %s of the dump is not in the restored database", kind, without(was, is));
            // A dump of one table names no schema, and yet needs one.
            if (!kind.equals("SCHEMA")) {
                tell(differences, "%s %s is in the restored database and not in the dump", kind, without(is, was));
            }
        }
        return differences;
    }

    private static Map<String, List<String>> byKind(DumpScript script, boolean owners) {
        return script.objects().stream()
                .filter(object -> !BESIDE.contains(object.kind()))
                .collect(Collectors.groupingBy(
                        DumpObject::kind,
                        TreeMap::new,
                        Collectors.mapping(object -> name(object, owners), Collectors.toList())));
    }

    private static String name(DumpObject object, boolean owners) {
        String name = object.schema().equals("-") ? object.name() : object.schema() + "." + object.name();
        return owners && !object.owner().isEmpty() ? name + " (owner " + object.owner() + ")" : name;
    }

    private static List<String> without(List<String> all, List<String> less) {
        Map<String, Integer> left = new HashMap<>();
        less.forEach(name -> left.merge(name, 1, Integer::sum));
        return all.stream()
                .filter(name -> left.merge(name, -1, Integer::sum) < 0)
                .toList();
    }

    private static void tell(List<String> differences, String sentence, String kind, List<String> names) {
        names.stream().limit(MOST_TOLD).forEach(name -> differences.add(sentence.formatted(kind, name)));
        if (names.size() > MOST_TOLD) {
            differences.add("and %d more of kind %s".formatted(names.size() - MOST_TOLD, kind));
        }
    }

    /** The tables whose rows are not as many as the dump holds. */
    List<String> rows(Map<TableName, Long> held, ReadSession session) {
        List<String> differences = new ArrayList<>();
        long done = 0;
        for (Map.Entry<TableName, Long> entry : held.entrySet()) {
            cancel.throwIfRequested();
            TableName table = entry.getKey();
            listener.report("counting the rows of " + table.quoted(), done++, held.size());
            try {
                long rows = session.query(
                                ReadQuery.TABLE_ROWS,
                                Map.of("schema", table.schema(), "table", table.name()),
                                row -> row.number("rows"))
                        .getFirst();
                if (rows != entry.getValue()) {
                    differences.add(
                            "%s has %d rows, of %d in the dump".formatted(table.quoted(), rows, entry.getValue()));
                }
            } catch (DbException e) {
                differences.add("%s cannot be counted: %s".formatted(table.quoted(), ofTheDump(e)));
            }
        }
        return differences;
    }

    /** What an error says of the dump; one that says something of the server is thrown on, and proves nothing. */
    static String ofTheDump(DbException e) {
        boolean ofTheServer = switch (e.kind()) {
            case UNREACHABLE, LOGIN, LOCK_TIMEOUT, CANCELLED -> true;
            case PERMISSION, UNDEFINED, STATEMENT -> MachineTrouble.in(e.sentence());
        };
        if (ofTheServer) {
            throw e;
        }
        return e.sentence();
    }

    /** The sequences that do not stand where the dump has them, and the large objects that are not there or hold something else. */
    List<String> loose(LooseValues held, ReadSession session) {
        List<String> differences = new ArrayList<>();
        for (Map.Entry<TableName, Standing> entry : held.sequences().entrySet()) {
            cancel.throwIfRequested();
            TableName name = entry.getKey();
            try {
                Standing standing = session.query(
                                ReadQuery.SEQUENCE_VALUE,
                                Map.of("schema", name.schema(), "sequence", name.name()),
                                row -> new Standing(row.number("last_value"), row.flag("is_called")))
                        .getFirst();
                if (!standing.equals(entry.getValue())) {
                    differences.add("sequence %s stands at %d, of %d in the dump"
                            .formatted(
                                    name.quoted(),
                                    standing.value(),
                                    entry.getValue().value()));
                }
            } catch (DbException e) {
                differences.add("sequence %s cannot be read: %s".formatted(name.quoted(), ofTheDump(e)));
            }
        }
        differences.addAll(new LargeObjectProof(session, listener, cancel).differences(held.largeObjects()));
        differences.sort(Comparator.naturalOrder());
        return differences;
    }

    /** Indexes and constraints that are not valid, but for those that the dump makes so. */
    List<String> validity(DumpScript held, ReadSession session) {
        List<String> differences = new ArrayList<>();
        InvalidIndex.read(session)
                .forEach(index ->
                        differences.add("index %s on %s is not valid".formatted(index.qualified(), index.table())));
        session.query(
                        ReadQuery.UNCHECKED_CONSTRAINTS,
                        row -> row.optionalText("name")
                                .filter(name -> !held.unchecked().contains(name))
                                .map(name -> "constraint %s on %s.%s is not valid"
                                        .formatted(name, row.text("schema"), row.text("table_name"))))
                .forEach(one -> one.ifPresent(differences::add));
        differences.sort(Comparator.naturalOrder());
        return differences;
    }
}
