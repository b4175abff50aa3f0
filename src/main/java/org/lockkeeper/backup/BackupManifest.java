package org.lockkeeper.backup;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is known of a backup, kept beside it. {@link ManifestJson} has its form as a file.
 *
 * @param name unique in a catalogue; see {@link BackupName}
 * @param project of the workspace that it was made in
 * @param profile which of its environments
 * @param environment {@code development}, {@code staging} or {@code production}
 * @param toolVersion of pg_dump, such as {@code 15.18}
 * @param level the newest applied migration when it was made; empty where none was, or where that could not be read
 * @param appliedMigrations how many were applied then; empty where that could not be read
 * @param globals roles and tablespaces; empty where they were not wanted or not permitted
 * @param tables those whose rows it holds, as the server knew them then
 * @param notes what went otherwise than wanted, a sentence each
 * @param proof of the newest test restore; empty where there was none
 */
public record BackupManifest(
        String name,
        String project,
        String profile,
        String environment,
        Source source,
        String toolVersion,
        Instant startedAt,
        Instant finishedAt,
        Optional<String> level,
        Optional<Long> appliedMigrations,
        BackupOptions options,
        Content dump,
        Optional<Content> globals,
        List<TableRows> tables,
        List<String> notes,
        Optional<BackupProof> proof) {
    /** The note of one that was taken for whole by its list. */
    static final String NOT_READ_BACK = "It was not read back.";

    public BackupManifest {
        tables = List.copyOf(tables);
        notes = List.copyOf(notes);
    }

    /**
     * Where it comes from.
     *
     * @param address host and port as the profile has them
     * @param serverVersion such as {@code 15.18}
     * @param systemIdentifier of the cluster; empty where the role may not read it
     * @param databaseBytes the database's size on the server, in bytes; 0 where unknown
     */
    public record Source(
            String address,
            String database,
            String serverVersion,
            Optional<String> systemIdentifier,
            long databaseBytes) {
        /** The server's major, 0 where its version says none. */
        public int major() {
            String digits = serverVersion.replaceFirst("\\D.*", "");
            return digits.isEmpty() || digits.length() > 3 ? 0 : Integer.parseInt(digits);
        }
    }

    /**
     * A file, or a folder as one.
     *
     * @param file its name in the backup's folder
     * @param bytes of all its files together
     * @param sha256 lower-case hex; for a folder see {@link ContentHash}
     */
    public record Content(String file, long bytes, String sha256) {}

    /**
     * A table whose rows are in the dump.
     *
     * @param rowEstimate by the server's statistics; -1 where it was never analysed
     * @param rows as the dump was read back and its rows counted; -1 where that was not done
     */
    public record TableRows(TableName table, long rowEstimate, long rows) {}

    /** What lies beside the manifest. */
    public List<Content> contents() {
        return Stream.concat(Stream.of(dump), globals.stream()).toList();
    }

    /** Whether it was read to its last row when it was made, which counted the rows. */
    public boolean isReadBack() {
        return !notes.contains(NOT_READ_BACK) && tables.stream().allMatch(table -> table.rows() >= 0);
    }

    /** Whether a test restore can prove it: rows alone want the definitions that they go into. */
    public boolean isProvable() {
        return options.content() != BackupContent.DATA;
    }

    /** Whether the newest test restore brought everything back. */
    public boolean isVerified() {
        return proof.filter(BackupProof::passed).isPresent();
    }

    /** The same with the outcome of a test restore. */
    public BackupManifest withProof(BackupProof newest) {
        return new BackupManifest(
                name,
                project,
                profile,
                environment,
                source,
                toolVersion,
                startedAt,
                finishedAt,
                level,
                appliedMigrations,
                options,
                dump,
                globals,
                tables,
                notes,
                Optional.of(newest));
    }
}
