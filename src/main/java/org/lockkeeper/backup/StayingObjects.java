package org.lockkeeper.backup;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.lockkeeper.backup.DumpScript.DumpObject;
import org.lockkeeper.db.ReadQuery;
import org.lockkeeper.db.ReadSession;
import org.lockkeeper.db.Row;

/**
 * What a database has that a dump has not. A restore over it drops what the dump makes, and leaves that as it is; but a partition goes
 * with its table.
 *
 * @param staying each as a person knows it, such as {@code TABLE public.coupon}
 * @param gone partitions of tables that the dump makes, in the same way
 */
record StayingObjects(List<String> staying, List<String> gone) {
    static final StayingObjects NONE = new StayingObjects(List.of(), List.of());

    private static final int MOST = 20;
    /** A heading qualifies the types of arguments, and a session does so for those that it would not find. */
    private static final Pattern QUALIFIED = Pattern.compile("(?<=[( ])" + DumpScript.NAME + "\\.");

    StayingObjects {
        staying = List.copyOf(staying);
        gone = List.copyOf(gone);
    }

    private record Live(String kind, String schema, String name, Optional<TableName> root) {
        static Live of(Row row) {
            return new Live(
                    row.text("kind"),
                    row.text("schema"),
                    row.text("name"),
                    row.optionalText("root_name").map(name -> new TableName(row.text("root_schema"), name)));
        }

        String key() {
            return StayingObjects.key(kind, schema, name);
        }

        String label() {
            return kind + " "
                    + (schema.isEmpty()
                            ? TableName.quote(name)
                            : DumpScript.ROUTINES.contains(kind)
                                    ? schema + "." + name
                                    : new TableName(schema, name).quoted());
        }
    }

    /** @param session reads the database that it goes over */
    static StayingObjects of(ReadSession session, DumpScript script) {
        Set<String> made = new HashSet<>();
        for (DumpObject object : script.objects()) {
            made.add(key(object.kind(), object.schema().equals("-") ? "" : object.schema(), object.name()));
        }
        List<Live> others = session.query(ReadQuery.LIVE_OBJECTS, Live::of).stream()
                .filter(object -> !made.contains(object.key()))
                // A dump names the schema only where something was changed about it.
                .filter(object ->
                        !(object.kind().equals("SCHEMA") && object.name().equals("public")))
                .toList();
        return new StayingObjects(
                others.stream()
                        .filter(object -> !goes(object, made))
                        .map(Live::label)
                        .toList(),
                others.stream()
                        .filter(object -> goes(object, made))
                        .map(Live::label)
                        .toList());
    }

    private static boolean goes(Live object, Set<String> made) {
        return object.root()
                .map(root -> made.contains(key("TABLE", root.schema(), root.name())))
                .orElse(false);
    }

    /** As in a heading, where line ends in names are spaces. */
    private static String key(String kind, String schema, String name) {
        String plain = DumpScript.listed(String.join("; ", kind, schema, name));
        return DumpScript.ROUTINES.contains(kind) ? QUALIFIED.matcher(plain).replaceAll("") : plain;
    }

    /** What a person should know before, a sentence each. */
    List<String> warnings(String database) {
        List<String> warnings = new ArrayList<>();
        if (!staying.isEmpty()) {
            warnings.add(
                    "Objects that %s has and the backup has not stay as they are: %s. Where one of them depends on what is dropped, the restore stops there and changes nothing."
                            .formatted(database, list(staying)));
        }
        if (!gone.isEmpty()) {
            warnings.add("Partitions that %s has and the backup has not are dropped with their partitioned tables: %s."
                    .formatted(database, list(gone)));
        }
        return warnings;
    }

    private static String list(List<String> labels) {
        return String.join(", ", labels.subList(0, Math.min(MOST, labels.size())))
                + (labels.size() > MOST ? " and %d more".formatted(labels.size() - MOST) : "");
    }
}
