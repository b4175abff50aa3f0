package org.lockkeeper.backup;

import java.util.List;
import java.util.Optional;

/**
 * The tables that a restore over what is there cannot go past while somebody holds them.
 *
 * @param tables that it drops, or adds rows to
 * @param rows whether it only adds rows
 */
record Awaited(List<TableName> tables, boolean rows) {
    /** A restore that waits for nothing. */
    static final Awaited NOTHING = new Awaited(List.of(), false);

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
        List<TableName> dropped = chosen.isEmpty() ? DumpSelection.all(script) : chosen;
        return dropped.isEmpty()
                ? new Awaited(
                        live.stream()
                                .filter(Relation::hasRows)
                                .map(Relation::name)
                                .filter(name -> hasRows(listing, name))
                                .toList(),
                        true)
                : new Awaited(
                        dropped.stream()
                                .map(name -> there(live, name))
                                .flatMap(Optional::stream)
                                .toList(),
                        false);
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
