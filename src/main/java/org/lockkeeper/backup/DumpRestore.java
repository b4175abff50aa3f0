package org.lockkeeper.backup;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockkeeper.client.ChildCommand;
import org.lockkeeper.client.ChildCommand.Ended;
import org.lockkeeper.client.ChildPrograms;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.task.CancelToken;

/** Runs pg_restore, or psql for a script, and says what failed. */
final class DumpRestore {
    private static final Pattern IGNORED = Pattern.compile(".*errors ignored on restore: (\\d{1,9})");

    private final ChildPrograms programs;
    private final BackupListener listener;
    private final CancelToken cancel;
    private final Optional<ConfirmedServer> confirmed;
    private final Duration lockWait;

    /** For a server that is nobody else's. */
    DumpRestore(ChildPrograms programs, BackupListener listener, CancelToken cancel) {
        this(programs, listener, cancel, Optional.empty(), Duration.ZERO);
    }

    /**
     * @param confirmed the server that the program has to be led to
     * @param lockWait how long it may wait for a lock of somebody who cannot be ended; zero for as long as it takes
     */
    DumpRestore(
            ChildPrograms programs,
            BackupListener listener,
            CancelToken cancel,
            Optional<ConfirmedServer> confirmed,
            Duration lockWait) {
        this.confirmed = confirmed;
        this.lockWait = lockWait;
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
        RestoreErrors heard = new RestoreErrors(items, request.tablespaces(), listener);
        if (stopAtError) {
            heard.onError(attempt::cancel);
        }
        String name = ChildPrograms.ownName();
        long begun = System.nanoTime();
        Ended ended;
        SessionWatch watch = new SessionWatch(
                name, session -> confirmed.map(it -> it.isConnected(session)).orElse(true), attempt::cancel);
        heard.onConnected(watch::connected);
        @Nullable
        LockWatch locks = over
                ? confirmed
                        .map(it -> new LockWatch(it, name, lockWait, attempt::cancel))
                        .orElse(null)
                : null;
        boolean whole = false;
        try (watch;
                locks;
                CancelToken.Registration _ = cancel.onCancel(attempt::cancel)) {
            ended = format == BackupFormat.PLAIN
                    ? script(database, dump, over, stopAtError, name).run(heard, attempt)
                    : programs.command("pg_restore")
                            .with(programs.connectTo(database, name))
                            .with(request.arguments(dump, list, over))
                            .run(heard, attempt);
            whole = ended.exitCode() == 0;
        } catch (CancellationException e) {
            cancel.throwIfRequested();
            if (locks != null) {
                locks.stuckBehind().ifPresent(this::refuseToWait);
            }
            requireHere(watch, heard, List.of(), format, database);
            return new Result(since(begun), heard.errors());
        } finally {
            if (!whole) {
                confirmed.ifPresent(it -> it.endProgram(name));
            }
        }
        requireHere(watch, heard, ended.lastLines(), format, database);
        if (whole && format != BackupFormat.PLAIN && !watch.wasSeen()) {
            confirmed.ifPresent(it -> requireSeen(it, database));
        }
        List<String> errors = new ArrayList<>(heard.errors());
        boolean killed = ended.exitCode() > MachineTrouble.SIGNALLED;
        if (killed || (ended.exitCode() != 0 && errors.isEmpty() && !onlyIgnored(ended, heard))) {
            errors.add(MachineTrouble.how(ended));
        }
        return new Result(since(begun), List.copyOf(errors));
    }

    private void refuseToWait(String blockers) {
        throw new LockkeeperException(
                "LK-RESTORE-LOCKED",
                ExitCode.ATTENTION,
                "The restore waited for %s on %s behind what it could not end: %s. It ran in one transaction, which was rolled back: nothing was changed. Have that ended, and try again."
                        .formatted(Figures.time(lockWait), programs.profile().name(), blockers));
    }

    /** A script begins when psql has found itself on the server that was confirmed; that is one session from its check to its end. */
    private ChildCommand script(String database, Path dump, boolean over, boolean stopAtError, String name) {
        return programs.command("psql")
                .with("--no-psqlrc", "--no-password", "--quiet", "--set=ON_ERROR_STOP=1")
                .with(over ? List.of("--single-transaction") : List.of())
                .with(confirmed
                        .map(it -> List.of("--file=" + programs.file("confirmed", it.check() + ";\n")))
                        .orElse(List.of()))
                .with(
                        "--command=\\set ON_ERROR_STOP " + (stopAtError ? 1 : 0),
                        "--command=\\warn " + RestoreErrors.CONNECTED_LINE,
                        "--file=" + dump)
                .with(programs.connectTo(database, name));
    }

    /** A failover, or a name that leads elsewhere now, between the confirmation and the program's own connection. */
    private void requireHere(
            SessionWatch watch, RestoreErrors heard, List<String> lastLines, BackupFormat format, String database) {
        // All that a script's psql does before it says that it is connected is the check.
        boolean checkFailed = format == BackupFormat.PLAIN
                && !heard.isConnected()
                && !heard.errors().isEmpty();
        if (watch.isElsewhere() || checkFailed) {
            throw elsewhere(", and was ended: look at the database %s there,".formatted(database));
        }
        // What was made for it is there only on the server that was confirmed.
        boolean unknown = confirmed.isPresent()
                && Stream.concat(heard.errors().stream(), lastLines.stream())
                        .anyMatch(line -> line.endsWith("database \"%s\" does not exist".formatted(database)));
        if (unknown) {
            throw elsewhere(" and found no database %s there: nothing was changed. Look where the name leads,"
                    .formatted(database));
        }
    }

    /** A small restore is over before much can be seen of it. */
    private void requireSeen(ConfirmedServer server, String database) {
        switch (server.trace()) {
            case NONE ->
                throw elsewhere(", and did its work there: nothing was changed here. Look at the database %s there,"
                        .formatted(database));
            case UNKNOWN ->
                listener.notice(
                        "The program that restores was never seen on %s: look whether what it restored is there."
                                .formatted(programs.profile().name()));
            case WORK -> {
                // It was, and was quick.
            }
        }
    }

    private LockkeeperException elsewhere(String what) {
        return new LockkeeperException(
                "LK-RESTORE-ELSEWHERE",
                ExitCode.REFUSED,
                "The program that restores was led to another server than the one that was confirmed (%s)%s and try again when the name leads to one server."
                        .formatted(programs.profile().address(), what));
    }

    /** pg_restore counts what {@link RestoreErrors} passes over too; of what its jobs say when they connect it counts a part. */
    private static boolean onlyIgnored(Ended ended, RestoreErrors heard) {
        return ended.lastLines().stream()
                .map(IGNORED::matcher)
                .filter(Matcher::matches)
                .anyMatch(count -> Long.parseLong(count.group(1)) <= heard.passedOver());
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
