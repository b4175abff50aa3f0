package org.lockkeeper.backup;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.lockkeeper.client.ChildCommand;
import org.lockkeeper.client.ChildCommand.Ended;
import org.lockkeeper.client.ChildPrograms;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.task.CancelToken;

/** Reads dumps back: what they list and how many rows they hold. */
final class DumpReader {
    private static final int TAIL = 4096;
    private static final Set<String> LOOSE = Set.of("SEQUENCE SET", "BLOB", "BLOBS", "BLOB METADATA");
    private static final String COMPLETE = "-- PostgreSQL database dump complete";

    private final ChildPrograms programs;
    private final Function<String, LockkeeperException> failure;
    private final Duration patience;
    private final CancelToken cancel;

    /** @param failure of a reason that lies in the dump, such as that it is cut off */
    DumpReader(ChildPrograms programs, Function<String, LockkeeperException> failure, CancelToken cancel) {
        this(programs, failure, BackupService.PATIENCE, cancel);
    }

    /**
     * @param failure of a reason that lies in the dump, such as that it is cut off; one that lies in this machine ends in an
     *     {@link UnreadHereException}
     * @param patience how long a program may say nothing; one that goes beyond it ends in a
     *     {@link org.lockkeeper.client.ChildStalledException}
     */
    DumpReader(
            ChildPrograms programs,
            Function<String, LockkeeperException> failure,
            Duration patience,
            CancelToken cancel) {
        this.programs = programs;
        this.failure = failure;
        this.patience = patience;
        this.cancel = cancel;
    }

    /** The table of contents; of a script, which has none, an empty one. */
    DumpEntry.Listing list(Path dump, BackupFormat format) {
        if (format == BackupFormat.PLAIN) {
            requireEnd(dump);
            return DumpEntry.parse(List.of());
        }
        return DumpEntry.parse(lines(dump));
    }

    /** As pg_restore prints it, and reads it back to restore some of it. */
    List<String> lines(Path dump) {
        return pgRestore()
                .with("--list", "--", dump.toString())
                .read(
                        output -> new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8))
                                .lines()
                                .toList(),
                        this::failed,
                        cancel);
    }

    /** Reads all of a dump, so that every block of it is seen to be whole, and counts the rows. */
    Map<TableName, Long> rows(Path dump, BackupFormat format) {
        if (format == BackupFormat.PLAIN) {
            try (InputStream script = Files.newInputStream(dump)) {
                return count(script);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return pgRestore()
                .with("--data-only", "--file=-", "--", dump.toString())
                .read(this::count, this::failed, cancel);
    }

    /** Reads the rows of an archive that nothing else vouches for. */
    void requireWhole(Path dump) {
        List<String> list = lines(dump);
        pgRestore()
                .with("--data-only", "--file=-", "--", dump.toString())
                .read(output -> WholeRows.missing(list, output, cancel), this::failed, cancel)
                .ifPresent(why -> {
                    throw failure.apply(why);
                });
    }

    /** Where its sequences stand, and its large objects; of an archive nothing else is read. */
    LooseValues loose(Path dump, BackupFormat format) {
        LooseValues values = new LooseValues();
        if (format == BackupFormat.PLAIN) {
            try (InputStream script = Files.newInputStream(dump)) {
                CopyRows.count(script, values, cancel);
            } catch (CutOffException e) {
                throw failure.apply(e.reason());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return values;
        }
        List<String> lines = lines(dump).stream()
                .filter(line -> DumpEntry.parse(line)
                        .filter(entry -> LOOSE.contains(entry.kind()))
                        .isPresent())
                .toList();
        if (lines.isEmpty()) {
            return values;
        }
        Path list = programs.file("loose", String.join("\n", lines) + "\n");
        return pgRestore()
                .with("--use-list=" + list, "--file=-", "--", dump.toString())
                .read(
                        output -> {
                            output.transferTo(values);
                            return values;
                        },
                        this::failed,
                        cancel);
    }

    /** What it makes, without the rows. */
    DumpScript definitions(Path dump, BackupFormat format) {
        if (format == BackupFormat.PLAIN) {
            ByteArrayOutputStream script = new ByteArrayOutputStream();
            try (InputStream in = Files.newInputStream(dump);
                    OutputStream rest = new WithoutContents(script)) {
                CopyRows.count(in, rest, cancel);
            } catch (CutOffException e) {
                throw failure.apply(e.reason());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return DumpScript.ofFile(script.toString(StandardCharsets.UTF_8));
        }
        return DumpScript.parse(pgRestore()
                .with("--schema-only", "--file=-", "--", dump.toString())
                .read(DumpReader::text, this::failed, cancel));
    }

    private ChildCommand pgRestore() {
        return programs.command("pg_restore").patience(patience);
    }

    private static String text(InputStream output) throws IOException {
        return new String(output.readAllBytes(), StandardCharsets.UTF_8);
    }

    private Map<TableName, Long> count(InputStream script) throws IOException {
        try {
            return CopyRows.count(script, cancel);
        } catch (CutOffException e) {
            throw failure.apply(e.reason());
        }
    }

    private LockkeeperException failed(Ended ended) {
        if (MachineTrouble.in(ended)) {
            return new UnreadHereException(
                    "pg_restore %s: %s".formatted(programs.tools().version(), MachineTrouble.how(ended)));
        }
        String newer = ended.complaint().contains("unsupported version")
                ? " (a newer pg_dump wrote it: install the client programs of that version)"
                : "";
        return failure.apply(
                "pg_restore %s says: %s%s".formatted(programs.tools().version(), ended.complaint(), newer));
    }

    private void requireEnd(Path script) {
        try (RandomAccessFile file = new RandomAccessFile(script.toFile(), "r")) {
            byte[] tail = new byte[(int) Math.min(TAIL, file.length())];
            file.seek(file.length() - tail.length);
            file.readFully(tail);
            if (!new String(tail, StandardCharsets.ISO_8859_1).contains(COMPLETE)) {
                throw failure.apply("it does not end as pg_dump's scripts do, so that it is cut off");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A script that ends within a table's rows. */
    static final class CutOffException extends IOException {
        private static final long serialVersionUID = 1L;

        CutOffException(String reason) {
            super(reason);
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }
}
