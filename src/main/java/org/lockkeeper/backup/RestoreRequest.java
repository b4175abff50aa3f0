package org.lockkeeper.backup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What of a dump is restored, and how.
 *
 * @param jobs how many items at once, from 1; a script is restored by one
 * @param tables only these with their indexes and the like, by exact names; everything where empty
 * @param owners whether objects get the owners that they had; else the restoring role owns them
 * @param rights whether GRANT and REVOKE are restored
 */
public record RestoreRequest(int jobs, List<TableName> tables, boolean owners, boolean rights) {
    /** Everything, with owners and rights, by two jobs. */
    public static final RestoreRequest USUAL = new RestoreRequest(2, List.of(), true, true);

    public RestoreRequest {
        tables = List.copyOf(tables);
        if (jobs < 1 || jobs > BackupOptions.MOST_JOBS) {
            throw new IllegalArgumentException("jobs " + jobs);
        }
    }

    /** The same by one job. */
    public RestoreRequest single() {
        return new RestoreRequest(1, tables, owners, rights);
    }

    /** In words, for the guard's digest and its record. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        words.add(tables.isEmpty()
                ? "everything in it"
                : "only " + String.join(", ", tables.stream().map(TableName::quoted).toList()));
        words.add(owners ? "with its owners" : "owned by the restoring role");
        words.add(rights ? "with its rights" : "without its rights");
        return words;
    }

    /** What pg_restore is told, but for the connection. */
    List<String> arguments(Path dump, boolean over) {
        List<String> arguments = new ArrayList<>(List.of("--verbose", "--no-password"));
        if (over) {
            arguments.addAll(List.of("--clean", "--if-exists", "--single-transaction"));
        } else if (jobs > 1) {
            arguments.add("--jobs=" + jobs);
        }
        if (!owners) {
            arguments.add("--no-owner");
        }
        if (!rights) {
            arguments.add("--no-privileges");
        }
        tables.forEach(table -> {
            arguments.add("--schema=" + table.schema());
            arguments.add("--table=" + table.name());
        });
        arguments.addAll(List.of("--", dump.toString()));
        return arguments;
    }
}
