package org.lockkeeper.migration;

import java.util.List;
import java.util.stream.Collectors;
import org.lockkeeper.db.ReadQuery;
import org.lockkeeper.db.ReadSession;

/** An index that a failed CONCURRENTLY left behind: it costs every write and serves no reading. */
public record InvalidIndex(String schema, String name, String table) {
    /** Those of the database that are not being built now. */
    public static List<InvalidIndex> read(ReadSession session) {
        return session.query(
                ReadQuery.INVALID_INDEXES,
                row -> new InvalidIndex(row.text("schema"), row.text("name"), row.text("table_name")));
    }

    /** Schema and name as they stand in a statement. */
    public String qualified() {
        return quoted(schema) + "." + quoted(name);
    }

    /** Whether a person means this one, with its schema or without, quoted or as it is. */
    boolean isNamed(String text) {
        return List.of(name, quoted(name), schema + "." + name, qualified()).contains(text);
    }

    /** What removes it without holding up its table. */
    public String dropStatement() {
        return "drop index concurrently " + qualified();
    }

    /** A sentence about them, with a space in front; empty where there are none. */
    public static String words(List<InvalidIndex> indexes) {
        return indexes.isEmpty()
                ? ""
                : " Marked invalid: %s. Drop %s before the script runs again (recover --drop-index)."
                        .formatted(
                                indexes.stream()
                                        .map(i -> "%s on %s".formatted(i.qualified(), i.table))
                                        .collect(Collectors.joining(", ")),
                                indexes.size() == 1 ? "it" : "them");
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
