package org.lockkeeper.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lockkeeper.backup.BackupContent;
import org.lockkeeper.backup.BackupFormat;
import org.lockkeeper.backup.BackupOptions;
import org.lockkeeper.connection.TimeSpan;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import picocli.CommandLine.Option;

/** What a backup holds and how it is made. */
final class DumpOptions {
    @Option(
            names = "--dump-format",
            paramLabel = "FORM",
            description =
                    "custom (default): one compressed file; directory: a folder, by several jobs; plain: a script.")
    private String format = "custom";

    @Option(names = "--jobs", paramLabel = "N", description = "How many tables are dumped at once (directory alone).")
    private int jobs = 1;

    @Option(
            names = "--compress",
            paramLabel = "HOW",
            description = "As the found pg_dump takes it: 0 to 9, and from 16 on also gzip, lz4, zstd with a level.")
    private Optional<String> compress = Optional.empty();

    @Option(names = "--schema", paramLabel = "NAME", description = "Only this schema; may be repeated.")
    private List<String> schemas = new ArrayList<>();

    @Option(
            names = "--table",
            paramLabel = "NAME",
            description = "Only this table, with or without its schema; may be repeated. A name, not a pattern.")
    private List<String> tables = new ArrayList<>();

    @Option(names = "--exclude-schema", paramLabel = "NAME", description = "Not this schema; may be repeated.")
    private List<String> excludedSchemas = new ArrayList<>();

    @Option(names = "--exclude-table", paramLabel = "NAME", description = "Not this table; may be repeated.")
    private List<String> excludedTables = new ArrayList<>();

    @Option(names = "--schema-only", description = "Definitions without rows.")
    private boolean schemaOnly;

    @Option(names = "--data-only", description = "Rows without definitions.")
    private boolean dataOnly;

    @Option(names = "--no-globals", description = "No roles and tablespaces beside it.")
    private boolean noGlobals;

    @Option(
            names = "--lock-wait-timeout",
            paramLabel = "TIME",
            description = "How long it waits for a table's lock, such as 30s (default); never for ever.")
    private String lockWait = "30s";

    BackupOptions options() {
        if (schemaOnly && dataOnly) {
            throw usage("--schema-only and --data-only exclude each other.");
        }
        if (jobs < 1 || jobs > BackupOptions.MOST_JOBS) {
            throw usage("--jobs takes 1 to %d.".formatted(BackupOptions.MOST_JOBS));
        }
        Duration wait = TimeSpan.parse(lockWait)
                .filter(time -> time.toMillis() > 0)
                .orElseThrow(() -> usage("--lock-wait-timeout takes " + TimeSpan.EXPECTED + ", and more than none."));
        return new BackupOptions(
                BackupFormat.of(format)
                        .orElseThrow(
                                () -> usage("There is no --dump-format \"%s\": it takes custom, directory or plain."
                                        .formatted(format))),
                jobs,
                compress,
                schemas,
                tables,
                excludedSchemas,
                excludedTables,
                schemaOnly ? BackupContent.SCHEMA : dataOnly ? BackupContent.DATA : BackupContent.ALL,
                !noGlobals,
                wait);
    }

    private static LockkeeperException usage(String sentence) {
        return new LockkeeperException("LK-CLI-USAGE", ExitCode.USAGE, sentence);
    }
}
