package org.lockkeeper.backup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What of a dump is restored, and how.
 *
 * @param jobs how many items at once, from 1; a script is restored by one
 * @param tables only these, with what is theirs but without foreign keys; everything where empty
 * @param owners whether objects get the owners that they had; else the restoring role owns them
 * @param rights whether GRANT and REVOKE are restored
 * @param tablespaces whether tables and indexes go into the tablespaces that they were in; else into the usual one
 */
record RestoreRequest(int jobs, List<TableName> tables, boolean owners, boolean rights, boolean tablespaces) {
    RestoreRequest {
        tables = List.copyOf(tables);
        if (jobs < 1 || jobs > BackupOptions.MOST_JOBS) {
            throw new IllegalArgumentException("jobs " + jobs);
        }
    }

    /** In words, for the guard's digest and its record. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        words.add(
                tables.isEmpty()
                        ? "everything in it"
                        : "only "
                                + String.join(
                                        ", ",
                                        tables.stream().map(TableName::quoted).toList()));
        words.add(owners ? "with its owners" : "owned by the restoring role");
        words.add(rights ? "with its rights" : "without its rights");
        if (!tablespaces) {
            words.add("without its tablespaces");
        }
        return words;
    }

    /**
     * What pg_restore is told, but for the connection.
     *
     * @param list the entries to restore; all where empty
     */
    List<String> arguments(Path dump, Optional<Path> list, boolean over) {
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
        if (!tablespaces) {
            arguments.add("--no-tablespaces");
        }
        list.ifPresent(file -> arguments.add("--use-list=" + file));
        arguments.addAll(List.of("--", dump.toString()));
        return arguments;
    }
}
