package org.lockkeeper.deploy;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.lockkeeper.backup.WholeRows;
import org.lockkeeper.task.CancelToken;

/**
 * Reads dumps to their end, since one that was cut off begins as a whole one does. That may take minutes, and gates are judged at each
 * letter that is typed: the last dump is read once for as long as it stays as it is.
 */
final class DumpReadings {
    private static final Duration PATIENCE = Duration.ofHours(1);
    private static final int TAIL = 4096;

    /** Of the header of {@code pg_restore --list}; see RestoreArchive's PrintTOCSummary in pg_backup_archiver.c. */
    private static final Pattern DATABASE = Pattern.compile("(?m)^;\\s+dbname: (.+)$");

    private final String pgRestore;
    private Optional<Key> key = Optional.empty();
    private Reading last = new Reading(CheckResult.Finding.UNKNOWN, "", Optional.empty());

    /** By the pg_restore of {@code PATH}. */
    DumpReadings() {
        this("pg_restore");
    }

    /** @param pgRestore the program's name or path */
    DumpReadings(String pgRestore) {
        this.pgRestore = pgRestore;
    }

    /** Reads one with a table of contents: custom, tar or directory. */
    synchronized Reading archive(Path file, long size) throws IOException {
        return reading(file, size, () -> read(file.toAbsolutePath()));
    }

    /** Reads a script through gzip. */
    synchronized Reading packed(Path file, long size) throws IOException {
        return reading(file, size, () -> unpack(file));
    }

    private Reading reading(Path file, long size, Reader reader) throws IOException {
        Key asked = new Key(file, size, Files.getLastModifiedTime(file).toInstant());
        if (!key.equals(Optional.of(asked))) {
            last = reader.read();
            key = Optional.of(asked);
        }
        return last;
    }

    private Reading read(Path file) {
        try {
            Programs.Answer list = Programs.run(file.getRoot(), List.of(pgRestore, "--list", "--", file.toString()));
            if (!list.isGood()) {
                return refused(list);
            }
            Programs.Answer whole = Programs.read(
                    file.getRoot(),
                    List.of(pgRestore, "--file=-", "--", file.toString()),
                    PATIENCE,
                    script -> WholeRows.missing(list.text().lines().toList(), script, new CancelToken()));
            if (!whole.isGood()) {
                return refused(whole);
            }
            if (!whole.text().isEmpty()) {
                return new Reading(CheckResult.Finding.FAILED, "it is cut off: " + whole.text(), Optional.empty());
            }
            long entries =
                    list.text().lines().filter(line -> !line.startsWith(";")).count();
            Matcher database = DATABASE.matcher(list.text());
            return new Reading(
                    CheckResult.Finding.PASSED,
                    "pg_restore lists %d entries and reads it to its end".formatted(entries),
                    database.find() ? Optional.of(database.group(1).strip()) : Optional.empty());
        } catch (IOException e) {
            return new Reading(
                    CheckResult.Finding.UNKNOWN,
                    "pg_restore did not read it to its end (%s)".formatted(e.getMessage()),
                    Optional.empty());
        }
    }

    /** A dump of a newer major is no broken dump: an old pg_restore cannot tell. */
    private static Reading refused(Programs.Answer answer) {
        return new Reading(
                answer.errors().contains("unsupported version")
                        ? CheckResult.Finding.UNKNOWN
                        : CheckResult.Finding.FAILED,
                "pg_restore cannot read it: " + answer.complaint(),
                Optional.empty());
    }

    private static Reading unpack(Path file) {
        byte[] tail = new byte[0];
        try (InputStream in = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            byte[] block = in.readNBytes(TAIL);
            while (block.length > 0) {
                byte[] joined = new byte[Math.min(TAIL, tail.length + block.length)];
                int kept = joined.length - block.length;
                System.arraycopy(tail, tail.length - kept, joined, 0, kept);
                System.arraycopy(block, 0, joined, kept, block.length);
                tail = joined;
                block = in.readNBytes(TAIL);
            }
        } catch (IOException e) {
            return new Reading(
                    CheckResult.Finding.FAILED,
                    "it cannot be unpacked to its end (%s)".formatted(e.getMessage()),
                    Optional.empty());
        }
        return BackupFile.isComplete(new String(tail, StandardCharsets.ISO_8859_1))
                ? new Reading(CheckResult.Finding.PASSED, "it is whole", Optional.empty())
                : new Reading(
                        CheckResult.Finding.FAILED,
                        "it is not complete: its last line is not that of a dump",
                        Optional.empty());
    }

    /**
     * What reading it showed.
     *
     * @param words such as {@code pg_restore lists 12 entries and reads it to its end}
     * @param database that it is of, where it tells
     */
    record Reading(CheckResult.Finding finding, String words, Optional<String> database) {}

    private record Key(Path file, long size, Instant modified) {}

    @FunctionalInterface
    private interface Reader {
        Reading read();
    }
}
