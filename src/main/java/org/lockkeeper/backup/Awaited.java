package org.lockkeeper.backup;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The tables that a restore over what is there cannot go past while somebody holds them.
 *
 * @param tables that it drops, or adds rows to
 * @param rows whether it only adds rows
 * @param objects whether it makes any object, which leaves a trace
 */
record Awaited(List<TableName> tables, boolean rows, boolean objects) {
    /** A restore that waits for nothing. */
    static final Awaited NOTHING = new Awaited(List.of(), false, false);

    /** Kinds of which making one leaves a row in the catalogues, whatever it is like. */
    private static final Set<String> LASTING = Set.of(
            "TABLE",
            "VIEW",
            "MATERIALIZED VIEW",
            "SEQUENCE",
            "FUNCTION",
            "PROCEDURE",
            "AGGREGATE",
            "TYPE",
            "DOMAIN",
            "SCHEMA");

    Awaited {
        tables = List.copyOf(tables);
    }

    /**
     * Of an archive.
     *
     * @param chosen the tables that are restored; all where empty
     * @param live what the database has
     */
    static Awaited of(DumpScript script, DumpEntry.Listing listing, List<TableName> chosen, List<Relation> live) {
        boolean objects = script.objects().stream().anyMatch(object -> LASTING.contains(object.kind()));
        List<TableName> dropped = chosen.isEmpty() ? DumpSelection.all(script) : chosen;
        return dropped.isEmpty()
                ? new Awaited(
                        live.stream()
                                .filter(Relation::hasRows)
                                .map(Relation::name)
                                .filter(name -> hasRows(listing, name))
                                .toList(),
                        true,
                        objects)
                : new Awaited(
                        dropped.stream()
                                .map(name -> there(live, name))
                                .flatMap(Optional::stream)
                                .toList(),
                        false,
                        objects);
    }

    private static Optional<TableName> there(List<Relation> live, TableName listed) {
        return live.stream()
                .map(Relation::name)
                .filter(name -> DumpScript.listed(name.schema()).equals(listed.schema())
                        && DumpScript.listed(name.name()).equals(listed.name()))
                .findFirst();
    }

    /** A list says schema, name and owner in one text; it has an entry for an empty table too. */
    private static boolean hasRows(DumpEntry.Listing listing, TableName name) {
        String start = DumpScript.listed(name.schema() + " " + name.name() + " ");
        return listing.entries().stream()
                .anyMatch(entry -> entry.kind().equals("TABLE DATA")
                        && entry.label().startsWith(start)
                        && entry.label().indexOf(' ', start.length()) < 0);
    }
}
