package org.lockkeeper.migration.prisma;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lockkeeper.migration.InvalidIndex;
import org.lockkeeper.migration.script.OutsideTransaction;
import org.lockkeeper.migration.script.SqlScript;
import org.lockkeeper.migration.script.SqlStatement;
import org.lockkeeper.migration.script.TransactionControl;

/**
 * What a script that stopped has left in the database, by the rule that it ran under.
 *
 * @param done how many statements went through
 * @param failed the statement that did not; empty where that is not known, or where it was the commit
 */
record LeftBehind(SqlScript script, ScriptShape shape, int done, Optional<SqlStatement> failed) {
    private static final int LINES_SHOWN = 20;

    /** After an error that the server reported. */
    String afterError(String migration) {
        return inTheSchema()
                + " The row of %s in _prisma_migrations stays open, as Prisma leaves it: nothing more runs until it is resolved as rolled back or as applied."
                        .formatted(migration);
    }

    /** After the connection broke, so that nothing more could be asked or written. */
    String afterLostConnection(boolean committing) {
        if (committing) {
            return "The connection broke while the script's transaction was being committed, so that it is not known whether its changes stay, nor whether its row in _prisma_migrations is closed: recover says what is there.";
        }
        String row = " The row in _prisma_migrations stays open, without logs.";
        if (mayHaveCommitted()) {
            return "Not known exactly: the connection broke while transactions that the script ends itself (lines %s) may have been committed. What came before the last end that was reached stays: look whether the script's objects are there."
                            .formatted(lines(ends(script.statements().size())))
                    + row;
        }
        return inTheSchema()
                + " That is what the server does when it notices the loss; if it was only the network, a statement may run on there until then."
                + row;
    }

    /** Whether an end of a transaction was under way whose answer is missing. */
    private boolean mayHaveCommitted() {
        return switch (shape) {
            case EMPTY, WRAPPED -> false;
            case EACH -> hasControl() && failed.filter(LeftBehind::isEnd).isPresent();
            case BATCH -> ends(script.statements().size()).size() > ends(done).size();
        };
    }

    /** Whether nothing of the script stays, so that it can be run again from its start. */
    boolean isNothing() {
        return switch (shape) {
            case EMPTY, WRAPPED -> true;
            case EACH ->
                failed.filter(OutsideTransaction::is).isEmpty()
                        && (hasControl() ? ends(done).isEmpty() : done == 0);
            case BATCH -> script.closed() && ends(done).isEmpty();
        };
    }

    /** What is there, the history aside. */
    String inTheSchema() {
        return switch (shape) {
            case EMPTY -> "Nothing: the script has no statements.";
            case WRAPPED -> "Nothing: the script's statements are one transaction, which was rolled back." + index();
            case EACH -> hasControl() ? ownTransactions(done) : singleStatements();
            case BATCH -> batch();
        };
    }

    /**
     * As the other one, where the catalogue has been asked.
     *
     * @param invalid the indexes that are marked invalid
     */
    String inTheSchema(List<InvalidIndex> invalid) {
        if (!concurrent()) {
            return inTheSchema();
        }
        List<InvalidIndex> left = invalid.stream()
                .filter(index -> failed.filter(statement -> statement.sql().contains(index.name()))
                        .isPresent())
                .toList();
        if (left.isEmpty()) {
            return singleStatements("");
        }
        String names = left.stream()
                .map(index -> "%s on %s".formatted(index.qualified(), index.table()))
                .collect(Collectors.joining(", "));
        return "%s of the statement that failed, marked invalid, to be dropped before the script runs again. %s"
                .formatted(
                        (left.size() == 1 ? "The index " : "The indexes ") + names,
                        done == 0 ? "Nothing else: no statement before it had been committed." : committed());
    }

    private String singleStatements() {
        return singleStatements(index());
    }

    private String committed() {
        return "%d of %d statements have been committed and stay (lines %s): each statement of this script commits by itself."
                .formatted(
                        done,
                        script.statements().size(),
                        lines(script.statements().subList(0, done)));
    }

    private String singleStatements(String index) {
        if (done == 0) {
            return "Nothing: no statement before it had been committed, and a statement takes effect whole or not at all."
                    + index;
        }
        return committed() + " The one that failed had no effect." + index;
    }

    private String batch() {
        if (!script.closed()) {
            return "Nothing: the server could not parse the script, so that no statement ran.";
        }
        return ownTransactions(failed.map(script.statements()::indexOf).orElse(done));
    }

    private String ownTransactions(int reached) {
        List<SqlStatement> ends = ends(reached);
        if (ends.isEmpty()) {
            return "Nothing: the transaction that the script had open was rolled back.";
        }
        return "What the script itself had committed up to line %d stays; what came after it was rolled back."
                .formatted(ends.getLast().line());
    }

    private List<SqlStatement> ends(int reached) {
        return script.statements().subList(0, reached).stream()
                .filter(LeftBehind::isEnd)
                .toList();
    }

    private static boolean isEnd(SqlStatement statement) {
        return switch (TransactionControl.of(statement)) {
            case END, OTHER -> true;
            case NONE, BEGIN, WITHIN -> false;
        };
    }

    private boolean hasControl() {
        return script.statements().stream().anyMatch(s -> TransactionControl.of(s) != TransactionControl.NONE);
    }

    private boolean concurrent() {
        return shape == ScriptShape.EACH
                && !hasControl()
                && failed.filter(OutsideTransaction::is).isPresent();
    }

    /** A build that commits in steps leaves an index that is marked invalid when it is stopped. */
    private String index() {
        return concurrent()
                ? " Yet it works in several transactions, so that it was not tried again: with CONCURRENTLY, an index marked invalid may be there, to be dropped before the script runs again."
                : "";
    }

    private static String lines(List<SqlStatement> statements) {
        String shown = statements.stream()
                .limit(LINES_SHOWN)
                .map(statement -> Integer.toString(statement.line()))
                .collect(Collectors.joining(", "));
        return statements.size() > LINES_SHOWN ? shown + ", …" : shown;
    }
}
