package org.lockkeeper.backup;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;
import org.lockkeeper.client.ChildCommand.Ended;
import org.lockkeeper.client.ChildPrograms;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.task.CancelToken;

/** Runs pg_restore, or psql for a script, and says what failed. */
final class DumpRestore {
    private final ChildPrograms programs;
    private final BackupListener listener;
    private final CancelToken cancel;
    private final Predicate<String> isHere;

    /** For a server that is nobody else's. */
    DumpRestore(ChildPrograms programs, BackupListener listener, CancelToken cancel) {
        this(programs, listener, cancel, _ -> true);
    }

    /** @param isHere whether a program of that name is connected to the server that was confirmed; asked in a thread of its own */
    DumpRestore(ChildPrograms programs, BackupListener listener, CancelToken cancel, Predicate<String> isHere) {
        this.isHere = isHere;
        this.programs = programs;
        this.listener = listener;
        this.cancel = cancel;
    }

    /**
     * How it went.
     *
     * @param errors each with the object that it was; empty where all went well
     */
    record Result(Duration took, List<String> errors) {}

    /**
     * Restores into a database.
     *
     * @param list the entries to restore, as pg_restore lists them; all where empty
     * @param over whether what is there is dropped first, in one transaction
     * @param stopAtError whether the first error ends it; else all of them are told
     * @param items how many the dump's list has
     */
    Result into(
            String database,
            Path dump,
            BackupFormat format,
            RestoreRequest request,
            Optional<Path> list,
            boolean over,
            boolean stopAtError,
            long items) {
        CancelToken attempt = new CancelToken();
        RestoreErrors heard = new RestoreErrors(items, listener);
        if (stopAtError) {
            heard.onError(attempt::cancel);
        }
        String name = "lockkeeper " + UUID.randomUUID();
        long begun = System.nanoTime();
        Ended ended;
        SessionWatch watch = new SessionWatch(name, isHere, attempt::cancel);
        heard.onConnected(watch::connected);
        try (watch;
                CancelToken.Registration _ = cancel.onCancel(attempt::cancel)) {
            ended = format == BackupFormat.PLAIN
                    ? programs.command("psql")
                            .with(
                                    "--no-psqlrc",
                                    "--no-password",
                                    "--quiet",
                                    "--set=ON_ERROR_STOP=" + (stopAtError ? 1 : 0))
                            .with(over ? List.of("--single-transaction") : List.of())
                            .with("--command=\\warn " + RestoreErrors.CONNECTED_LINE)
                            .with("--file=" + dump)
                            .with(programs.connectTo(database, name))
                            .run(heard, attempt)
                    : programs.command("pg_restore")
                            .with(programs.connectTo(database, name))
                            .with(request.arguments(dump, list, over))
                            .run(heard, attempt);
        } catch (CancellationException e) {
            cancel.throwIfRequested();
            requireHere(watch, database);
            return new Result(since(begun), heard.errors());
        }
        requireHere(watch, database);
        List<String> errors = new ArrayList<>(heard.errors());
        if (ended.exitCode() != 0 && errors.isEmpty() && !onlyIgnored(ended)) {
            errors.add(ended.complaint());
        }
        return new Result(since(begun), List.copyOf(errors));
    }

    /** A failover, or a name that leads elsewhere now, between the confirmation and the program's own connection. */
    private void requireHere(SessionWatch watch, String database) {
        if (watch.isElsewhere()) {
            throw new LockkeeperException(
                    "LK-RESTORE-ELSEWHERE",
                    ExitCode.REFUSED,
                    "The program that restores was led to another server than the one that was confirmed (%s), and was ended: look at the database %s there, and try again when the name leads to one server."
                            .formatted(programs.profile().address(), database));
        }
    }

    /** pg_restore counts what {@link RestoreErrors} passes over too. */
    private static boolean onlyIgnored(Ended ended) {
        return ended.lastLines().stream().anyMatch(line -> line.contains("errors ignored on restore: 1"));
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
