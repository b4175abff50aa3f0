package org.lockkeeper.backup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lockkeeper.backup.BackupManifest.Content;
import org.lockkeeper.backup.BackupManifest.Source;
import org.lockkeeper.backup.BackupManifest.TableRows;
import org.lockkeeper.client.ClientTools;
import org.lockkeeper.client.Compressions;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;

/**
 * Everything that was found out before a backup starts.
 *
 * @param out the folder that it goes into
 * @param check whether it is read back to its last row
 * @param takenNames of other backups
 * @param expectedBytes how large the last one like it became
 */
record BackupPlan(
        String project,
        ConnectionProfile profile,
        Source source,
        ClientTools tools,
        Path out,
        BackupOptions options,
        boolean check,
        DumpScope scope,
        Optional<String> level,
        Optional<Long> appliedMigrations,
        Set<String> takenNames,
        Optional<Long> expectedBytes) {
    BackupPlan {
        takenNames = Set.copyOf(takenNames);
        requireFitting(options, tools);
    }

    String database() {
        return source.database();
    }

    /** What pg_dump is told, but for the connection. */
    List<String> arguments(Path dump) {
        List<String> arguments = new ArrayList<>(List.of(
                "--verbose",
                "--no-password",
                "--format=" + options.format().label(),
                "--file=" + dump,
                "--lock-wait-timeout=" + options.lockWait().toMillis()));
        if (options.jobs() > 1) {
            arguments.add("--jobs=" + options.jobs());
        }
        options.compress().ifPresent(how -> arguments.add("--compress=" + how));
        switch (options.content()) {
            case ALL -> {
                // The usual.
            }
            case SCHEMA -> arguments.add("--schema-only");
            case DATA -> arguments.add("--data-only");
        }
        arguments.addAll(scope.arguments());
        return arguments;
    }

    /** A name that no other backup has. */
    String freeName(Instant startedAt) {
        String first = BackupName.of(profile.name(), database(), startedAt);
        String name = first;
        for (int i = 2;
                takenNames.contains(name)
                        || Files.exists(out.resolve(name))
                        || Files.exists(BackupFolder.partial(out, name));
                i++) {
            name = first + "_" + i;
        }
        return name;
    }

    /** How many rows the server thought a table had. */
    long estimate(TableName table) {
        return scope.tables().stream()
                .filter(relation -> relation.name().equals(table))
                .mapToLong(Relation::rowEstimate)
                .findFirst()
                .orElse(-1);
    }

    BackupManifest manifest(
            String name,
            Instant startedAt,
            Instant finishedAt,
            Content dump,
            Optional<Content> globals,
            List<TableRows> tables,
            List<String> notes) {
        return new BackupManifest(
                name,
                project,
                profile.name(),
                profile.environment().label(),
                source,
                tools.version().text(),
                startedAt,
                finishedAt,
                level,
                appliedMigrations,
                options,
                dump,
                globals,
                tables,
                notes,
                Optional.empty());
    }

    private static void requireFitting(BackupOptions options, ClientTools tools) {
        if (options.jobs() > 1 && options.format() != BackupFormat.DIRECTORY) {
            throw usage("Several jobs write the format directory alone; pass --dump-format directory, or one job.");
        }
        if (options.compress().isEmpty()) {
            return;
        }
        String compress = options.compress().get();
        if (options.format() == BackupFormat.PLAIN) {
            throw usage(
                    "A plain script is not compressed here, so that it stays one to be read; leave --compress out.");
        }
        boolean algorithms = tools.version().major() >= Compressions.FIRST_WITH_ALGORITHMS;
        if (!compress.matches(algorithms ? "[0-9]|(none|gzip|lz4|zstd)(:[-a-z0-9=,]+)?" : "[0-9]")) {
            throw usage("pg_dump %s does not compress by \"%s\"; it takes %s."
                    .formatted(
                            tools.version(),
                            compress,
                            algorithms ? "0 to 9, or none, gzip, lz4 or zstd with a level, such as zstd:3" : "0 to 9"));
        }
    }

    private static LockkeeperException usage(String sentence) {
        return new LockkeeperException("LK-BACKUP-OPTIONS", ExitCode.USAGE, sentence);
    }
}
