package org.lockkeeper.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lockkeeper.backup.BackupManifest.Content;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.task.CancelToken;

/**
 * What is to be restored: a backup of the catalogue, or any dump.
 *
 * @param name as a person knows it
 * @param manifest empty where nothing is known of it
 * @param warnings what a person should know of its origin before its code runs, a sentence each
 */
record RestoreSource(
        String name,
        Path dump,
        BackupFormat format,
        String sha256,
        Optional<BackupManifest> manifest,
        List<String> warnings) {
    private static final int HEAD = 8192;
    private static final int TAR_MARK = 257;

    RestoreSource {
        warnings = List.copyOf(warnings);
    }

    /** @throws LockkeeperException if its dump is not the one that its manifest was made for */
    static RestoreSource of(Backup backup, BackupFolder folder, CancelToken cancel) {
        BackupManifest manifest = backup.manifest();
        Content now = hash(folder.dump(manifest), cancel);
        List<String> warnings = new ArrayList<>();
        backup.distrust()
                .ifPresent(why -> warnings.add(
                        "Its manifest is not to be believed: %s. Restoring runs the dump's code with the rights of the restoring role."
                                .formatted(why)));
        if (backup.distrust().isEmpty() && !now.equals(manifest.dump())) {
            throw new LockkeeperException(
                    "LK-RESTORE-CHANGED",
                    ExitCode.ATTENTION,
                    "The dump of %s is not the one that its manifest was made for (SHA-256 %s, of %s): it was changed or damaged. Nothing was restored; take another backup."
                            .formatted(
                                    manifest.name(),
                                    now.sha256(),
                                    manifest.dump().sha256()));
        }
        if (!manifest.isVerified()) {
            warnings.add("It was never proven by a test restore.");
        }
        return new RestoreSource(
                manifest.name(),
                folder.dump(manifest),
                manifest.options().format(),
                now.sha256(),
                Optional.of(manifest),
                warnings);
    }

    /** @throws LockkeeperException if it is no dump */
    static RestoreSource of(Path file, CancelToken cancel) {
        BackupFormat format = format(file);
        return new RestoreSource(
                file.getFileName().toString(),
                file,
                format,
                hash(file, cancel).sha256(),
                Optional.empty(),
                List.of(
                        "It has no manifest: where it comes from is not known, and restoring runs its code (CVE-2025-8714). Restore it with a role that may do little."));
    }

    /** Whether it is, to the last byte, what a manifest was made for. */
    boolean isVouchedFor() {
        return manifest.filter(it -> it.dump().sha256().equals(sha256)).isPresent();
    }

    private static Content hash(Path dump, CancelToken cancel) {
        try {
            return ContentHash.of(dump, cancel);
        } catch (IOException e) {
            throw new LockkeeperException(
                    "LK-RESTORE-READ", ExitCode.USAGE, "%s cannot be read (%s).".formatted(dump, e.getMessage()), e);
        }
    }

    private static BackupFormat format(Path file) {
        if (Files.isDirectory(file)) {
            if (Files.exists(file.resolve("toc.dat"))) {
                return BackupFormat.DIRECTORY;
            }
            throw noDump(file, "the folder has no toc.dat");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            // A pipe is read but once, and one that nobody writes to never begins.
            throw noDump(file, "it is neither a file nor a folder; write what comes out of it into a file first");
        }
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        } catch (IOException e) {
            throw new LockkeeperException(
                    "LK-RESTORE-READ", ExitCode.USAGE, "%s cannot be read (%s).".formatted(file, e.getMessage()), e);
        }
        String text = new String(head, StandardCharsets.ISO_8859_1);
        if (text.startsWith("PGDMP")) {
            return BackupFormat.CUSTOM;
        }
        // Before the look for a script: a small one has that within.
        if (isTar(text)) {
            throw new LockkeeperException(
                    "LK-RESTORE-TAR",
                    ExitCode.USAGE,
                    "%s is a dump in the tar format (pg_dump -Ft), which is not restored as it stands. Unpacked it is one in the directory format: make a folder, run \"tar -xf %s -C FOLDER\", and restore the folder."
                            .formatted(file, file.getFileName()));
        }
        if (text.contains("-- PostgreSQL database dump")) {
            return BackupFormat.PLAIN;
        }
        throw noDump(
                file,
                head.length == 0
                        ? "it is empty"
                        : text.startsWith("\u001f\u008b")
                                ? "it is compressed; run gunzip first"
                                : "it begins like none, and may be encrypted or cut off at the front");
    }

    /** POSIX's mark, and in front the name of the first file, which pg_dump writes first. */
    private static boolean isTar(String head) {
        return head.startsWith("toc.dat\0") && head.startsWith("ustar", TAR_MARK);
    }

    private static LockkeeperException noDump(Path file, String why) {
        return new LockkeeperException(
                "LK-RESTORE-NO-DUMP",
                ExitCode.USAGE,
                "%s is no dump that pg_dump wrote: %s. Nothing was restored.".formatted(file, why));
    }
}
