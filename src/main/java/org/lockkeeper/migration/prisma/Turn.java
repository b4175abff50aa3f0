package org.lockkeeper.migration.prisma;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockkeeper.db.DbException;
import org.lockkeeper.db.WriteSession;
import org.lockkeeper.db.WriteStatement;
import org.lockkeeper.guard.Clearance;
import org.lockkeeper.migration.PlannedMigration;
import org.lockkeeper.migration.script.SqlScript;
import org.lockkeeper.task.CancelToken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From one script to the next: the row of the one that ran is closed and that of the next made, both in one query and one transaction,
 * which goes with the commit of the script where that is ours. A round trip and a commit for each of them took longer than most scripts,
 * and a connection that broke between them left a row open. Where the query fails nothing of it is there.
 */
final class Turn {
    private static final Logger LOG = LoggerFactory.getLogger(Turn.class);

    private final WriteSession session;
    private final Clearance<?> clearance;
    private final Bookkeeping bookkeeping;
    private final LockPatience patience;
    private final String finished;
    private final Optional<Next> next;
    private final CancelToken cancel;

    private boolean tried;
    private boolean committed;
    private boolean made;
    private @Nullable DbException lost;

    /**
     * @param finished the script that runs
     * @param next the one that follows
     * @param cancel after which none is to follow
     */
    Turn(
            WriteSession session,
            Clearance<?> clearance,
            Bookkeeping bookkeeping,
            LockPatience patience,
            String finished,
            Optional<Next> next,
            CancelToken cancel) {
        this.session = session;
        this.clearance = clearance;
        this.bookkeeping = bookkeeping;
        this.patience = patience;
        this.finished = finished;
        this.next = next;
        this.cancel = cancel;
    }

    /** What follows a script at once. */
    record Next(PlannedMigration migration, SqlScript script) {}

    /**
     * Commits the script's transaction, and turns with it. A request to cancel does not fall into it.
     *
     * @throws DbException if the commit failed; whether the rows were written is told by {@link #isMade} alone
     */
    void commit() {
        List<String> statements = new ArrayList<>(List.of(ScriptRun.COMMIT));
        if (isWanted()) {
            statements.addAll(rows(next.orElseThrow()));
        }
        committed = false;
        try {
            session.runSeries(
                    clearance, String.join(";\n", statements), new CancelToken(), ended -> committed = ended > 0);
            tried = true;
            if (statements.size() > 1) {
                wasMade();
            }
        } catch (DbException e) {
            if (!committed) {
                throw e;
            }
            tried = true;
            failed(e);
        }
    }

    /** Turns, where the commit has not tried to. */
    void make() {
        if (tried || !isWanted()) {
            return;
        }
        try {
            Bookkeeping.runTogether(session, clearance, rows(next.orElseThrow()));
            wasMade();
        } catch (DbException e) {
            failed(e);
        }
    }

    /** Whether both rows were written. */
    boolean isMade() {
        return made;
    }

    /** How the connection broke after the script had ended, so that it is not known whether they were. */
    Optional<DbException> lost() {
        return Optional.ofNullable(lost);
    }

    private boolean isWanted() {
        return next.isPresent() && !cancel.isRequested();
    }

    private List<String> rows(Next following) {
        List<String> statements = new ArrayList<>();
        statements.add(bookkeeping.text(WriteStatement.PRISMA_FINISH, finished));
        statements.add(bookkeeping.text(
                WriteStatement.PRISMA_START,
                following.migration().checksum(),
                following.migration().name()));
        statements.addAll(patience.suiting(following.script(), bookkeeping.major()));
        return statements;
    }

    private void wasMade() {
        made = true;
        patience.suited(next.orElseThrow().script());
    }

    private void failed(DbException e) {
        if (e.kind() == DbException.Kind.UNREACHABLE) {
            lost = e;
        } else {
            LOG.debug("the row of {} is closed by itself", finished, e);
        }
    }
}
