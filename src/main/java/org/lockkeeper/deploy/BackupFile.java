package org.lockkeeper.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * Looks at a dump that somebody names. The forms are those of {@code pg_dump}: custom ({@code PGDMP}), plain, tar and directory, and a
 * plain one through gzip; see its documentation, and {@code src/bin/pg_dump/pg_backup_archiver.c} for the signatures.
 */
final class BackupFile {
    /** An older one is no recent backup. */
    static final Duration OLDEST = Duration.ofHours(24);

    private static final int HEAD = 1024;
    private static final String PLAIN_BEGIN = "-- PostgreSQL database dump";
    private static final String PLAIN_END = "-- PostgreSQL database dump complete";
    private static final String CLUSTER_END = "-- PostgreSQL database cluster dump complete";

    private final Path file;
    private final Instant now;

    BackupFile(Path file, Instant now) {
        this.file = file;
        this.now = now;
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
            return aged("%s, %s format, %s".formatted(file, what, SizeWords.of(size())), what);
        } catch (IOException e) {
            return CheckResult.failed("%s cannot be read (%s).".formatted(file, e));
        }
    }

    private CheckResult aged(String fact, String what) throws IOException {
        Instant written = Files.getLastModifiedTime(file).toInstant();
        Duration age = Duration.between(written, now);
        Optional<CheckResult> listed = what.startsWith("plain") ? Optional.empty() : listed(fact);
        if (listed.isPresent() && listed.get().finding() == CheckResult.Finding.FAILED) {
            return listed.get();
        }
        String whole = "%s, written at %s%s."
                .formatted(
                        fact,
                        written,
                        listed.map(result -> "; " + result.fact()).orElse(""));
        return age.compareTo(OLDEST) > 0
                ? CheckResult.failed(whole
                        + " That is %d h ago, and at most %d are recent.".formatted(age.toHours(), OLDEST.toHours()))
                : CheckResult.passed(whole);
    }

    /** What {@code pg_restore} says of its table of contents, where there is one to ask. */
    private Optional<CheckResult> listed(String fact) {
        try {
            Programs.Answer answer = Programs.run(
                    file.toAbsolutePath().getRoot(),
                    List.of("pg_restore", "--list", "--", file.toAbsolutePath().toString()));
            if (!answer.isGood()) {
                // A dump of a newer major is no broken dump: an old pg_restore cannot tell.
                return answer.errors().contains("unsupported version")
                        ? Optional.empty()
                        : Optional.of(CheckResult.failed(
                                "%s: pg_restore cannot read it: %s".formatted(fact, answer.complaint())));
            }
            long entries =
                    answer.text().lines().filter(line -> !line.startsWith(";")).count();
            return Optional.of(CheckResult.passed("pg_restore lists %d entries".formatted(entries)));
        } catch (IOException e) {
            org.slf4j.LoggerFactory.getLogger(BackupFile.class).debug("pg_restore was not asked", e);
            return Optional.empty();
        }
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
                return inside.contains(PLAIN_BEGIN) ? "plain through gzip" : "";
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
            return text.contains(PLAIN_END) || text.contains(CLUSTER_END)
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
