package org.lockkeeper.migration.prisma;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.lockkeeper.connection.TransactionMode;
import org.lockkeeper.db.DbException;
import org.lockkeeper.db.WriteSession;
import org.lockkeeper.guard.Clearance;
import org.lockkeeper.migration.RunFailure;
import org.lockkeeper.migration.RunListener;
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
    private final RunListener listener;
    private final CancelToken cancel;

    private int done;
    private boolean committing;

    ScriptRun(
            WriteSession session,
            Clearance<?> clearance,
            String migration,
            SqlScript script,
            TransactionMode mode,
            RunListener listener,
            CancelToken cancel) {
        this.session = session;
        this.clearance = clearance;
        this.migration = migration;
        this.script = script;
        this.shape = ScriptShape.of(script, mode);
        this.listener = listener;
        this.cancel = cancel;
    }

    /** What went wrong; empty where all of it went through. */
    Optional<RunFailure> run() {
        try {
            send();
        } catch (DbException e) {
            return Optional.of(failure(e));
        } catch (CancellationException e) {
            endTransaction();
            return Optional.of(failure(Optional.empty(), "57014", "cancelled on request before the next statement"));
        }
        return controlsTransactions() && endTransaction()
                ? Optional.of(
                        failure(
                                Optional.empty(),
                                "",
                                "the script opens a transaction and does not end it; Prisma would record it as applied although nothing of that transaction stays"))
                : Optional.empty();
    }

    private void send() {
        switch (shape) {
            case EMPTY -> {}
            case WRAPPED -> {
                unannounced(BEGIN);
                sendEach();
                committing = true;
                unannounced(COMMIT);
            }
            case EACH -> sendEach();
            case BATCH -> {
                int first = script.statements().getFirst().line();
                listener.statementStarted(migration, first, script.text(), 1, 1);
                session.run(clearance, script.text(), cancel).forEach(listener::notice);
                done = script.statements().size();
            }
        }
    }

    private void sendEach() {
        List<SqlStatement> statements = script.statements();
        for (SqlStatement statement : statements) {
            listener.statementStarted(migration, statement.line(), statement.sql(), done + 1, statements.size());
            session.run(clearance, statement.sql(), cancel).forEach(listener::notice);
            done++;
        }
    }

    /** A request to cancel must not fall between the last statement and the commit. */
    private List<String> unannounced(String sql) {
        return session.run(clearance, sql, new CancelToken());
    }

    private boolean controlsTransactions() {
        return script.statements().stream().anyMatch(s -> TransactionControl.of(s) != TransactionControl.NONE);
    }

    /** Whether a transaction was open: outside of one the server answers a rollback with a warning. */
    private boolean endTransaction() {
        return unannounced(ROLLBACK).isEmpty();
    }

    private RunFailure failure(DbException e) {
        boolean lost = e.kind() == DbException.Kind.UNREACHABLE;
        if (!lost) {
            try {
                endTransaction();
            } catch (DbException rollback) {
                e.addSuppressed(rollback);
            }
        }
        Optional<SqlStatement> statement = committing ? Optional.empty() : failedStatement(e);
        String message = committing ? "at the commit: " + e.sentence() : e.sentence();
        LeftBehind left = new LeftBehind(script, shape, done, statement);
        return new RunFailure(
                migration,
                statement.map(SqlStatement::sql),
                statement.map(SqlStatement::line).orElse(0),
                e.sqlState(),
                message,
                lost ? left.afterLostConnection(committing) : left.afterError(migration));
    }

    private RunFailure failure(Optional<SqlStatement> statement, String sqlState, String message) {
        return new RunFailure(
                migration,
                statement.map(SqlStatement::sql),
                statement.map(SqlStatement::line).orElse(0),
                Optional.of(sqlState).filter(state -> !state.isEmpty()),
                message,
                new LeftBehind(script, shape, done, statement).afterError(migration));
    }

    private Optional<SqlStatement> failedStatement(DbException e) {
        List<SqlStatement> statements = script.statements();
        if (shape != ScriptShape.BATCH) {
            return done < statements.size() ? Optional.of(statements.get(done)) : Optional.empty();
        }
        if (e.position() <= 0 || e.position() > script.text().length()) {
            return statements.size() == 1 ? Optional.of(statements.getFirst()) : Optional.empty();
        }
        // The server counts characters, Java counts UTF-16 units.
        int index = script.text().offsetByCodePoints(0, e.position() - 1);
        return statements.stream()
                .filter(statement -> index < statement.end())
                .findFirst()
                .or(() -> Optional.of(statements.getLast()));
    }
}
