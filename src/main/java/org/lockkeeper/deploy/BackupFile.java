package org.lockkeeper.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * Looks at a dump that somebody names. The forms are those of {@code pg_dump}: custom ({@code PGDMP}), plain, tar and directory, and a
 * plain one through gzip; see its documentation, and {@code src/bin/pg_dump/pg_backup_archiver.c} for the signatures.
 */
final class BackupFile {
    /** An older one is no recent backup. */
    static final Duration OLDEST = Duration.ofHours(24);

    /** Clocks of two machines may differ by as much. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private static final int HEAD = 1024;
    private static final String PACKED = "plain through gzip";
    private static final String PLAIN_BEGIN = "-- PostgreSQL database dump";
    private static final String PLAIN_END = "-- PostgreSQL database dump complete";
    private static final String CLUSTER_END = "-- PostgreSQL database cluster dump complete";

    private final Path file;
    private final String database;
    private final Instant now;
    private final DumpReadings readings;

    /** @param database that it should be of */
    BackupFile(Path file, String database, Instant now, DumpReadings readings) {
        this.file = file;
        this.database = database;
        this.now = now;
        this.readings = readings;
    }

    CheckResult look() {
        try {
            if (!Files.exists(file)) {
                return CheckResult.failed("There is no file %s.".formatted(file));
            }
            boolean folder = Files.isDirectory(file);
            Path signed = folder ? file.resolve("toc.dat") : file;
            if (!Files.isRegularFile(signed)) {
                return CheckResult.failed("%s is no dump: neither a file nor a folder with a toc.dat.".formatted(file));
            }
            if (Files.size(signed) == 0) {
                return CheckResult.failed("%s is empty.".formatted(signed));
            }
            byte[] head = head(signed);
            String what = what(head, folder);
            if (what.isEmpty()) {
                return CheckResult.failed("%s does not begin as a dump of pg_dump does.".formatted(file));
            }
            Optional<String> broken = what.equals("plain") ? unfinished() : Optional.empty();
            if (broken.isPresent()) {
                return CheckResult.failed(broken.get());
            }
            String fact = "%s, %s format, %s".formatted(file, what, SizeWords.of(size()));
            return what.equals("plain") ? aged(fact + ", ") : read(fact, what);
        } catch (IOException e) {
            return CheckResult.failed("%s cannot be read (%s).".formatted(file, e));
        }
    }

    private CheckResult read(String fact, String what) throws IOException {
        DumpReadings.Reading reading =
                what.equals(PACKED) ? readings.packed(file, size()) : readings.archive(file, size());
        return switch (reading.finding()) {
            case FAILED -> CheckResult.failed("%s: %s.".formatted(fact, reading.words()));
            case UNKNOWN -> {
                CheckResult aged = aged("%s, ".formatted(fact));
                yield aged.finding() == CheckResult.Finding.FAILED
                        ? aged
                        : CheckResult.unknown("%s: %s.".formatted(fact, reading.words()));
            }
            case PASSED -> {
                CheckResult aged = aged("%s; %s, ".formatted(fact, reading.words()));
                yield reading.database()
                        .filter(other -> !other.equals(database))
                        .map(other -> elsewhere(aged, other))
                        .orElse(aged);
            }
        };
    }

    /** One of a staging restored onto production is a catastrophe; one of the same database under an earlier name is a way back. */
    private CheckResult elsewhere(CheckResult aged, String other) {
        String words = "it is of a database \"%s\", and this deploy is to \"%s\"".formatted(other, database);
        return aged.finding() == CheckResult.Finding.PASSED
                ? CheckResult.unknown("whether this is a way back, since %s. %s".formatted(words, aged.fact()))
                : new CheckResult(aged.finding(), "%s Besides, %s.".formatted(aged.fact(), words));
    }

    private CheckResult aged(String fact) throws IOException {
        Instant written = Files.getLastModifiedTime(file).toInstant();
        Duration age = Duration.between(written, now);
        String whole = "%swritten at %s.".formatted(fact, written);
        return notRecent(age)
                .map(why -> CheckResult.failed(whole + " " + why))
                .orElseGet(() -> CheckResult.passed(whole));
    }

    /** Why a backup of that age counts for none; empty where it is recent. */
    static Optional<String> notRecent(Duration age) {
        if (age.compareTo(AHEAD.negated()) < 0) {
            return Optional.of("That is in the future, so that nobody knows how old it is.");
        }
        return age.compareTo(OLDEST) > 0
                ? Optional.of("That is %d h ago, and at most %d are recent.".formatted(age.toHours(), OLDEST.toHours()))
                : Optional.empty();
    }

    /** Whether a script ends as pg_dump's do. */
    static boolean isComplete(String tail) {
        return tail.contains(PLAIN_END) || tail.contains(CLUSTER_END);
    }

    private static byte[] head(Path signed) throws IOException {
        try (InputStream in = Files.newInputStream(signed)) {
            return in.readNBytes(HEAD);
        }
    }

    private String what(byte[] head, boolean folder) throws IOException {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        if (text.startsWith("PGDMP")) {
            return folder ? "directory" : "custom";
        }
        if (text.length() > 262 && text.startsWith("ustar", 257) && text.startsWith("toc.dat")) {
            return "tar";
        }
        if (text.startsWith("\u001f\u008b")) {
            try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
                String inside = new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
                return inside.contains(PLAIN_BEGIN) ? PACKED : "";
            }
        }
        return text.contains(PLAIN_BEGIN) ? "plain" : "";
    }

    /** A plain dump that was cut off lacks its last line. */
    private Optional<String> unfinished() throws IOException {
        try (RandomAccessFile random = new RandomAccessFile(file.toFile(), "r")) {
            random.seek(Math.max(0, random.length() - HEAD));
            byte[] tail = new byte[(int) Math.min(HEAD, random.length())];
            random.readFully(tail);
            String text = new String(tail, StandardCharsets.ISO_8859_1);
            return isComplete(text)
                    ? Optional.empty()
                    : Optional.of(
                            "%s is not complete: the line \"%s\" at its end is missing.".formatted(file, PLAIN_END));
        }
    }

    private long size() throws IOException {
        if (!Files.isDirectory(file)) {
            return Files.size(file);
        }
        long size = 0;
        try (var files = Files.list(file)) {
            for (Path part : files.filter(Files::isRegularFile).toList()) {
                size += Files.size(part);
            }
        }
        return size;
    }
}
