package org.lockkeeper.activity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.lockkeeper.activity.Ended.Result;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.DbException;
import org.lockkeeper.db.WriteSession;
import org.lockkeeper.db.WriteStatement;
import org.lockkeeper.guard.Clearance;
import org.lockkeeper.guard.Operation.CancelStatements;
import org.lockkeeper.guard.Operation.RunningStatement;
import org.lockkeeper.guard.Operation.TerminateBackend;
import org.lockkeeper.guard.Operation.TerminateBackends;

/** Signals backends and then looks what became of them. */
final class BackendSignals {
    /** How long a backend is given to go before it is told as still there. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final Database database;
    private final Reading before;
    private final Duration patience;

    /** @param before the last reading, which tells what kind of backend each is */
    BackendSignals(Database database, Reading before, Duration patience) {
        this.database = database;
        this.before = before;
        this.patience = patience;
    }

    List<Ended> cancel(Clearance<CancelStatements> clearance) {
        try (WriteSession session = database.signal(clearance)) {
            Map<Integer, Ended> ended = new LinkedHashMap<>();
            List<Watched> watched = new ArrayList<>();
            for (RunningStatement statement : clearance.operation().statements()) {
                Watched one =
                        new Watched(statement.pid(), statement.backendStart(), Optional.of(statement.queryStart()));
                tell(session, clearance, WriteStatement.CANCEL_STATEMENT, one)
                        .ifPresentOrElse(end -> ended.put(one.pid, end), () -> watched.add(one));
            }
            look(session, clearance, watched, ended);
            return List.copyOf(ended.values());
        }
    }

    List<Ended> terminate(Clearance<TerminateBackends> clearance) {
        try (WriteSession session = database.signal(clearance)) {
            Map<Integer, Ended> ended = new LinkedHashMap<>();
            List<Watched> watched = new ArrayList<>();
            for (TerminateBackend backend : clearance.operation().backends()) {
                Watched one = new Watched(backend.pid(), backend.backendStart(), Optional.empty());
                tell(session, clearance, WriteStatement.TERMINATE_BACKEND, one)
                        .ifPresentOrElse(end -> ended.put(one.pid, end), () -> watched.add(one));
            }
            look(session, clearance, watched, ended);
            return List.copyOf(ended.values());
        }
    }

    /** What is known at once; empty where it was told and has to be looked at. */
    private Optional<Ended> tell(WriteSession session, Clearance<?> clearance, WriteStatement statement, Watched one) {
        Object[] parameters = one.statement
                .map(start -> new Object[] {one.pid, one.start.toString(), start.toString()})
                .orElseGet(() -> new Object[] {one.pid, one.start.toString()});
        try {
            WriteSession.Answer<Boolean> answer =
                    session.ask(clearance, statement, row -> row.flag("sent"), parameters);
            if (answer.rows().isEmpty()) {
                return Optional.of(new Ended(one.pid, Result.NOT_FOUND, one.notThere()));
            }
            // A pid that is gone, or is one of the server's own, is a warning and false, not an error.
            return answer.rows().getFirst()
                    ? Optional.empty()
                    : Optional.of(new Ended(
                            one.pid,
                            Result.NOT_ALLOWED,
                            "The server did not signal pid %d: %s."
                                    .formatted(one.pid, String.join("; ", answer.warnings()))));
        } catch (DbException e) {
            if (e.kind() != DbException.Kind.PERMISSION) {
                throw e;
            }
            return Optional.of(new Ended(one.pid, Result.NOT_ALLOWED, objection(session, clearance, one, e)));
        }
    }

    private String objection(WriteSession session, Clearance<?> clearance, Watched one, DbException refusal) {
        return facts(session, clearance, one)
                .flatMap(facts -> facts.objection(
                        before.server().access(),
                        before.server().facts().version().major()))
                .orElseGet(
                        () -> "The server did not let pid %d be signalled: %s.".formatted(one.pid, refusal.sentence()));
    }

    private void look(WriteSession session, Clearance<?> clearance, List<Watched> watched, Map<Integer, Ended> ended) {
        long deadline = System.nanoTime() + patience.toNanos();
        List<Watched> left = new ArrayList<>(watched);
        while (!left.isEmpty()) {
            boolean last = System.nanoTime() >= deadline;
            List<BackendNow> now = BackendNow.read(
                    session.reading(clearance),
                    left.stream().map(one -> one.pid).toList());
            left.removeIf(one -> {
                Optional<BackendNow> backend =
                        now.stream().filter(b -> b.isOf(one.pid, one.start)).findFirst();
                Optional<Ended> end = one.end(backend).or(() -> last ? backend.map(one::stays) : Optional.empty());
                end.ifPresent(e -> ended.put(one.pid, e));
                return end.isPresent();
            });
            if (!left.isEmpty()) {
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            }
        }
    }

    private static Optional<TargetFacts> facts(WriteSession session, Clearance<?> clearance, Watched one) {
        return TargetFacts.read(session.reading(clearance), List.of(one.pid)).stream()
                .filter(f -> f.isOf(one.pid, one.start))
                .findFirst();
    }

    /**
     * One backend that was told.
     *
     * @param statement for a cancel
     */
    private record Watched(int pid, Instant start, Optional<Instant> statement) {
        String notThere() {
            return statement.isPresent()
                    ? "Pid %d of %s does not run that statement any more. Nothing was cancelled.".formatted(pid, start)
                    : "There is no backend pid %d of %s any more. Nothing was ended.".formatted(pid, start);
        }

        /** How it ended, where it has. */
        Optional<Ended> end(Optional<BackendNow> now) {
            if (now.isEmpty()) {
                return Optional.of(new Ended(
                        pid,
                        Result.GONE,
                        "Pid %d is gone: its locks are free, and what it had not committed is rolled back."
                                .formatted(pid)));
            }
            if (statement.isEmpty()
                    || (now.get().isRunning() && now.get().queryStart().equals(statement))) {
                return Optional.empty();
            }
            return Optional.of(new Ended(
                    pid,
                    Result.GONE,
                    now.get().state().startsWith("idle in transaction")
                            ? "The statement of pid %d is cancelled; its transaction is %s and keeps its locks until the client ends it."
                                    .formatted(pid, now.get().state().contains("aborted") ? "aborted" : "still open")
                            : "The statement of pid %d is cancelled.".formatted(pid)));
        }

        /** It has not ended: one that has written and waits for nobody is undoing that. */
        Ended stays(BackendNow now) {
            boolean undoes = now.wrote()
                    && !now.waitEventType().equals("Lock")
                    && !now.waitEventType().equals("Client");
            return undoes
                    ? new Ended(
                            pid,
                            Result.ROLLING_BACK,
                            "Pid %d was told and is still there: it has written, and is probably undoing that. Look again; to start the server anew would not make it faster."
                                    .formatted(pid))
                    : new Ended(
                            pid,
                            Result.STILL_THERE,
                            "Pid %d was told and is still there: it has not come to a place where it can stop. Look again in a while."
                                    .formatted(pid));
        }
    }
}
