package org.lockkeeper.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lockkeeper.backup.BackupFolder;
import org.lockkeeper.backup.BackupManifest;
import org.lockkeeper.backup.BackupName;
import org.lockkeeper.backup.BackupOptions;
import org.lockkeeper.backup.BackupProof;
import org.lockkeeper.backup.ContentHash;
import org.lockkeeper.backup.ManifestJson;
import org.lockkeeper.task.CancelToken;

/**
 * A backup in a folder that no pg_dump made: for what only moves backups about and counts them.
 *
 * @param files of the dump: one for a file, more for a folder of files
 */
public record MadeUpBackup(
        String profile, Instant finishedAt, BackupOptions options, Optional<BackupProof> proof, List<byte[]> files) {
    public MadeUpBackup {
        files = List.copyOf(files);
    }

    /** A small whole one of the project {@code shop}. */
    public static MadeUpBackup of(String profile, String finishedAt) {
        return new MadeUpBackup(
                profile,
                Instant.parse(finishedAt),
                BackupOptions.USUAL,
                Optional.empty(),
                List.of(("dump of " + profile + " at " + finishedAt)
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    /** The same, proven. */
    public MadeUpBackup verified() {
        return new MadeUpBackup(
                profile,
                finishedAt,
                options,
                Optional.of(new BackupProof(
                        finishedAt.plusSeconds(600), true, "an embedded server", 250_000, 12, 34_567, List.of())),
                files);
    }

    /** The same, proven not to come back. */
    public MadeUpBackup fellShort() {
        return new MadeUpBackup(
                profile,
                finishedAt,
                options,
                Optional.of(new BackupProof(
                        finishedAt.plusSeconds(1200), false, "an embedded server", 0, 0, 0, List.of("it is cut off"))),
                files);
    }

    public MadeUpBackup with(BackupOptions other) {
        return new MadeUpBackup(profile, finishedAt, other, proof, files);
    }

    public MadeUpBackup with(List<byte[]> otherFiles) {
        return new MadeUpBackup(profile, finishedAt, options, proof, otherFiles);
    }

    public String name() {
        return BackupName.of(profile, "shop", finishedAt.minusSeconds(60));
    }

    /** Writes it into a folder; it may be there already. */
    public BackupFolder write(Path parent) {
        try {
            BackupFolder folder = BackupFolder.of(parent, name());
            Files.createDirectories(folder.path());
            Path dump = folder.path().resolve(name() + options.format().suffix());
            if (files.size() == 1) {
                Files.write(dump, files.getFirst());
            } else {
                Files.createDirectories(dump);
                for (int i = 0; i < files.size(); i++) {
                    Files.write(dump.resolve(i == 0 ? "toc.dat" : 3000 + i + ".dat"), files.get(i));
                }
            }
            Path globals = Files.writeString(folder.path().resolve(name() + ".globals.sql"), "create role app;\n");
            Files.writeString(folder.manifest(), ManifestJson.write(manifest(dump, globals)));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private BackupManifest manifest(Path dump, Path globals) throws IOException {
        return new BackupManifest(
                name(),
                "shop",
                profile,
                profile.startsWith("prod") ? "production" : "development",
                new BackupManifest.Source(
                        "db.example.com:5432", "shop", "15.19", Optional.of("7412345678901234567"), 48_000_000),
                "15.19",
                finishedAt.minusSeconds(60),
                finishedAt,
                Optional.of("20261101000000_add_coupon"),
                Optional.of(12L),
                options,
                ContentHash.of(dump, new CancelToken()),
                Optional.of(ContentHash.of(globals, new CancelToken())),
                List.of(),
                List.of(),
                proof);
    }
}
