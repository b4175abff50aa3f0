package org.lockkeeper.backup;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a backup holds and how it is made. Schemas and tables are exact names, not patterns; a table is named with its schema or, where
 * only one has that name, without.
 *
 * @param jobs how many tables are written at once, from 1; more than 1 wants {@link BackupFormat#DIRECTORY}
 * @param compress what pg_dump's {@code --compress} takes, such as {@code 6} or {@code zstd:3}; its own default where empty
 * @param schemas only these; all where empty
 * @param tables only these; all where empty
 * @param globals whether roles and tablespaces are written beside it, without passwords
 * @param lockWait how long it waits for a table's lock before it gives up; never for ever, since its own locks queue
 */
public record BackupOptions(
        BackupFormat format,
        int jobs,
        Optional<String> compress,
        List<String> schemas,
        List<String> tables,
        List<String> excludedSchemas,
        List<String> excludedTables,
        BackupContent content,
        boolean globals,
        Duration lockWait) {
    /** How long a lock is waited for where nobody says. */
    public static final Duration USUAL_LOCK_WAIT = Duration.ofSeconds(30);

    /** The most jobs that are offered. */
    public static final int MOST_JOBS = 64;

    /** The whole database in one compressed file, with its globals. */
    public static final BackupOptions USUAL = new BackupOptions(
            BackupFormat.CUSTOM,
            1,
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            BackupContent.ALL,
            true,
            USUAL_LOCK_WAIT);

    public BackupOptions {
        schemas = List.copyOf(schemas);
        tables = List.copyOf(tables);
        excludedSchemas = List.copyOf(excludedSchemas);
        excludedTables = List.copyOf(excludedTables);
        if (jobs < 1 || jobs > MOST_JOBS || lockWait.toMillis() < 1) {
            throw new IllegalArgumentException("jobs %d, lock wait %s".formatted(jobs, lockWait));
        }
    }

    /** Whether it is the whole database, definitions and rows. */
    public boolean isWhole() {
        return content == BackupContent.ALL
                && schemas.isEmpty()
                && tables.isEmpty()
                && excludedSchemas.isEmpty()
                && excludedTables.isEmpty();
    }

    /** What of a database it is, in words; empty where it is the whole one. */
    public Optional<String> part() {
        List<String> words = new ArrayList<>();
        switch (content) {
            case ALL -> {
                // Nothing to say.
            }
            case SCHEMA -> words.add("definitions without rows");
            case DATA -> words.add("rows without definitions");
        }
        tell(words, "only schema ", schemas);
        tell(words, "only table ", tables);
        tell(words, "without schema ", excludedSchemas);
        tell(words, "without table ", excludedTables);
        return isWhole() ? Optional.empty() : Optional.of(String.join(", ", words));
    }

    private static void tell(List<String> words, String before, List<String> names) {
        names.forEach(name -> words.add(before + name));
    }

    /** The same in another format. */
    public BackupOptions withFormat(BackupFormat other, int otherJobs) {
        return new BackupOptions(
                other,
                otherJobs,
                compress,
                schemas,
                tables,
                excludedSchemas,
                excludedTables,
                content,
                globals,
                lockWait);
    }
}
