package org.lockkeeper.backup;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lockkeeper.db.ReadQuery;
import org.lockkeeper.db.ReadSession;

/**
 * A table, view or sequence as the server knows it.
 *
 * @param kind of {@code pg_class.relkind}
 * @param rowEstimate by statistics; -1 where it was never analysed
 * @param bytes of its rows by statistics
 * @param ofExtension whether an extension brings it, so that a dump leaves it to the extension
 * @param root the partitioned table at the top of a partition
 */
record Relation(
        TableName name, char kind, long rowEstimate, long bytes, boolean ofExtension, Optional<TableName> root) {
    private static final char TABLE = 'r';

    static List<Relation> read(ReadSession session) {
        return session.query(
                ReadQuery.BACKUP_RELATIONS,
                row -> new Relation(
                        new TableName(row.text("schema"), row.text("name")),
                        row.text("kind").charAt(0),
                        row.number("row_estimate"),
                        row.number("bytes"),
                        row.flag("of_extension"),
                        row.optionalText("root_schema").map(schema -> new TableName(schema, row.text("root_name")))));
    }

    /** The tables among them that a dump can hold rows of, partitions as one with their table. */
    static List<BackupSurvey.Table> tables(List<Relation> relations) {
        Map<TableName, BackupSurvey.Table> tables = new TreeMap<>();
        for (Relation relation : relations) {
            if (relation.hasRows()) {
                TableName name = relation.root().orElse(relation.name());
                tables.merge(
                        name,
                        new BackupSurvey.Table(name, relation.rowEstimate(), relation.bytes()),
                        (one, other) -> new BackupSurvey.Table(
                                name,
                                one.rowEstimate() < 0 || other.rowEstimate() < 0
                                        ? -1
                                        : one.rowEstimate() + other.rowEstimate(),
                                one.bytes() + other.bytes()));
            }
        }
        return List.copyOf(tables.values());
    }

    /** Whether a dump holds rows of it. */
    boolean hasRows() {
        return kind == TABLE && !ofExtension;
    }
}
