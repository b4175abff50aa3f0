package org.lockkeeper.migration.prisma;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.lockkeeper.connection.TransactionMode;
import org.lockkeeper.db.DbException;
import org.lockkeeper.db.WriteSession;
import org.lockkeeper.guard.Clearance;
import org.lockkeeper.migration.InvalidIndex;
import org.lockkeeper.migration.RunControl;
import org.lockkeeper.migration.RunFailure;
import org.lockkeeper.migration.RunFailure.Cause;
import org.lockkeeper.migration.RunListener;
import org.lockkeeper.migration.script.OutsideTransaction;
import org.lockkeeper.migration.script.SqlScript;
import org.lockkeeper.migration.script.SqlStatement;
import org.lockkeeper.migration.script.TransactionControl;
import org.lockkeeper.task.CancelToken;

/** Runs one script on an open session; afterwards no transaction is open there. */
final class ScriptRun {
    static final String BEGIN = "begin";
    static final String COMMIT = "commit";

    private static final String ROLLBACK = "rollback";

    private final WriteSession session;
    private final Clearance<?> clearance;
    private final String migration;
    private final SqlScript script;
    private final ScriptShape shape;
    private final RunControl control;
    private final RunListener listener;
    private final LockPatience patience;
    private final Turn turn;
    private final boolean controlsTransactions;

    private int done;

    /** Whether the script has said itself how long a lock is waited for. */
    private boolean ownPatience;

    private boolean committing;
    private boolean whole;

    ScriptRun(
            WriteSession session,
            Clearance<?> clearance,
            String migration,
            SqlScript script,
            TransactionMode mode,
            RunControl control,
            LockPatience patience,
            Turn turn) {
        this.session = session;
        this.clearance = clearance;
        this.migration = migration;
        this.script = script;
        this.shape = ScriptShape.of(script, mode);
        this.control = control;
        this.listener = control.listener();
        this.patience = patience;
        this.turn = turn;
        this.controlsTransactions = script.statements().stream()
                .anyMatch(statement -> TransactionControl.of(statement) != TransactionControl.NONE);
    }

    /** What went wrong; empty where all of it went through, and then the patience is as the last statement had it. */
    Optional<RunFailure> run() {
        try {
            send();
        } catch (DbException e) {
            return Optional.of(failure(e));
        } catch (CancellationException e) {
            endTransaction();
            patience.end();
            String words = control.tripped()
                    .map(why -> "it was " + why)
                    .orElse("cancelled on request before the next statement");
            return Optional.of(failure(Optional.empty(), "57014", words, control.cause(Optional.of("57014"))));
        }
        if (controlsTransactions && endTransaction()) {
            patience.end();
            return Optional.of(failure(
                    Optional.empty(),
                    "",
                    "the script opens a transaction and does not end it; Prisma would record it as applied although nothing of that transaction stays",
                    Cause.ERROR));
        }
        return Optional.empty();
    }

    /** Whether nothing of a script that failed stays, so that it can be run again. */
    boolean leftNothing() {
        return whole;
    }

    private void send() {
        switch (shape) {
            case EMPTY -> {}
            case WRAPPED -> {
                sendEach();
                committing = true;
                turn.commit();
            }
            case EACH -> sendEach();
            case BATCH -> {
                patience.begin();
                if (script.closed()) {
                    sendSeries();
                } else {
                    int first = script.statements().getFirst().line();
                    listener.statementStarted(migration, first, script.text(), 1, 1);
                    session.run(clearance, script.text(), control.attempt()).forEach(listener::notice);
                }
            }
        }
    }

    /** The server tells of each statement that went through, also where it does not tell the place of the next one's error. */
    private void sendSeries() {
        int all = script.statements().size();
        announce(0);
        session.runSeries(clearance, script.text(), control.attempt(), ended -> {
                    done = Math.min(ended, all);
                    if (done < all) {
                        announce(done);
                    }
                })
                .forEach(listener::notice);
    }

    private void announce(int index) {
        SqlStatement statement = script.statements().get(index);
        listener.statementStarted(
                migration,
                statement.line(),
                statement.sql(),
                index + 1,
                script.statements().size());
    }

    private void sendEach() {
        List<SqlStatement> statements = script.statements();
        boolean alone = shape == ScriptShape.EACH && !controlsTransactions;
        for (SqlStatement statement : statements) {
            announce(done);
            if (!ownPatience) {
                patience.suit(statement);
            }
            if (alone && done > 0 && !OutsideTransaction.is(statement)) {
                sendPatiently(statement);
            } else {
                sendOne(statement);
            }
            ownPatience |= statement.sql().toLowerCase(Locale.ROOT).contains("lock_timeout");
            done++;
        }
    }

    /** The transaction is opened by the query of its first statement: a query of its own would be a round trip for nothing. */
    private void sendOne(SqlStatement statement) {
        String opening = shape == ScriptShape.WRAPPED && done == 0 ? BEGIN + ";\n" : "";
        session.run(clearance, opening + statement.sql(), control.attempt()).forEach(listener::notice);
    }

    /** What was committed before it stays; but it is a transaction of its own, and so can be tried again by itself. */
    private void sendPatiently(SqlStatement statement) {
        while (true) {
            try {
                sendOne(statement);
                return;
            } catch (DbException e) {
                Cause cause = control.cause(e.sqlState());
                if (!control.mayRetry(cause) || !control.pause(cause)) {
                    throw e;
                }
            } catch (CancellationException e) {
                if (!control.mayRetry(Cause.SAFETY_VALVE)
                        || control.tripped().isEmpty()
                        || !control.pause(Cause.SAFETY_VALVE)) {
                    throw e;
                }
            }
        }
    }

    /** Whether a transaction was open: outside of one the server answers a rollback with a warning. */
    private boolean endTransaction() {
        return session.run(clearance, ROLLBACK, new CancelToken()).isEmpty();
    }

    private RunFailure failure(DbException e) {
        boolean lost = e.kind() == DbException.Kind.UNREACHABLE;
        if (!lost) {
            try {
                endTransaction();
                patience.end();
            } catch (DbException rollback) {
                e.addSuppressed(rollback);
            }
        }
        Optional<SqlStatement> statement = committing ? Optional.empty() : failedStatement(e);
        Cause cause = control.cause(e.sqlState());
        String words = cause == Cause.SAFETY_VALVE
                ? control.tripped().map(why -> "it was " + why).orElse(e.sentence())
                : e.sentence();
        LeftBehind left = new LeftBehind(script, shape, done, statement);
        whole = !lost && !committing && left.isNothing();
        return new RunFailure(
                migration,
                statement.map(SqlStatement::sql),
                statement.map(SqlStatement::line).orElse(0),
                e.sqlState(),
                committing ? "at the commit: " + words : words,
                lost ? left.afterLostConnection(committing) : left.afterError(migration) + invalidIndexes(statement),
                cause,
                1);
    }

    private RunFailure failure(Optional<SqlStatement> statement, String sqlState, String message, Cause cause) {
        LeftBehind left = new LeftBehind(script, shape, done, statement);
        whole = left.isNothing();
        return new RunFailure(
                migration,
                statement.map(SqlStatement::sql),
                statement.map(SqlStatement::line).orElse(0),
                Optional.of(sqlState).filter(state -> !state.isEmpty()),
                message,
                left.afterError(migration),
                cause,
                1);
    }

    private String invalidIndexes(Optional<SqlStatement> failed) {
        if (failed.filter(OutsideTransaction::is).isEmpty()) {
            return "";
        }
        try {
            return InvalidIndex.words(InvalidIndex.read(session.reading(clearance)));
        } catch (DbException e) {
            listener.notice("Invalid indexes could not be looked for: " + e.sentence());
            return "";
        }
    }

    private Optional<SqlStatement> failedStatement(DbException e) {
        List<SqlStatement> statements = script.statements();
        if (script.closed()) {
            // A syntax error is found before anything runs, and has a place.
            return placed(e).or(() -> done < statements.size() ? Optional.of(statements.get(done)) : Optional.empty());
        }
        return placed(e).or(() -> statements.size() == 1 ? Optional.of(statements.getFirst()) : Optional.empty());
    }

    /** The statement in which the server saw the error, where all were one query and it told. */
    private Optional<SqlStatement> placed(DbException e) {
        if (shape != ScriptShape.BATCH
                || e.position() <= 0
                || e.position() > script.text().length()) {
            return Optional.empty();
        }
        // The server counts characters, Java counts UTF-16 units.
        int index = script.text().offsetByCodePoints(0, e.position() - 1);
        return script.statements().stream()
                .filter(statement -> index < statement.end())
                .findFirst()
                .or(() -> Optional.of(script.statements().getLast()));
    }
}
