package org.lockkeeper.db;

import java.sql.SQLException;
import java.util.Optional;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What a server answered, or that none answered. */
public final class DbException extends LockkeeperException {
    private static final long serialVersionUID = 1L;

    /** The code of: all connections of our own pool are lent out. */
    public static final String BUSY = "LK-DB-BUSY";

    private final Kind kind;
    private final String sqlState;
    private final int position;

    DbException(Kind kind, String sqlState, int position, String sentence, SQLException cause) {
        this(kind, "LK-DB-" + (sqlState.isEmpty() ? kind.name() : sqlState), sqlState, position, sentence, cause);
    }

    /** With a code that says more than the SQLSTATE. */
    DbException(Kind kind, String code, String sqlState, String sentence, SQLException cause) {
        this(kind, code, sqlState, 0, sentence, cause);
    }

    private DbException(Kind kind, String code, String sqlState, int position, String sentence, SQLException cause) {
        super(code, kind.exitCode, sentence, cause);
        this.kind = kind;
        this.sqlState = sqlState;
        this.position = position;
    }

    /** What a driver's exception means. */
    public static DbException from(SQLException e) {
        String sqlState = e.getSQLState() == null ? "" : e.getSQLState();
        ServerErrorMessage server = e instanceof PSQLException p ? p.getServerErrorMessage() : null;
        String message =
                server != null && server.getMessage() != null ? server.getMessage() : String.valueOf(e.getMessage());
        if (server != null && server.getDetail() != null) {
            message += " (" + server.getDetail() + ")";
        }
        return new DbException(Kind.of(sqlState), sqlState, server == null ? 0 : server.getPosition(), message, e);
    }

    /** What the server said, where a driver's exception is among the causes of one that an engine threw. */
    public static Optional<DbException> among(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return Optional.of(from(sql));
            }
        }
        return Optional.empty();
    }

    public Kind kind() {
        return kind;
    }

    /** The five characters of the SQLSTATE; empty where there is none. */
    public Optional<String> sqlState() {
        return sqlState.isEmpty() ? Optional.empty() : Optional.of(sqlState);
    }

    /** Where in the statement the server saw the error, in characters from 1; 0 where it did not say. */
    public int position() {
        return position;
    }

    /** Classes of failure that callers tell apart, by SQLSTATE (PostgreSQL's documentation, appendix A). */
    public enum Kind {
        /** No connection, or it broke. */
        UNREACHABLE(ExitCode.UNREACHABLE),
        /** The server refused the login. */
        LOGIN(ExitCode.UNREACHABLE),
        /** {@code lock_timeout} ran out, or NOWAIT found the lock taken. */
        LOCK_TIMEOUT(ExitCode.ATTENTION),
        /** Cancelled by request or by {@code statement_timeout}. */
        CANCELLED(ExitCode.ATTENTION),
        /** The role may not. */
        PERMISSION(ExitCode.ATTENTION),
        /** A relation, schema or column is not there. */
        UNDEFINED(ExitCode.ATTENTION),
        /** Anything else that the server rejects. */
        STATEMENT(ExitCode.ATTENTION);

        private final ExitCode exitCode;

        Kind(ExitCode exitCode) {
            this.exitCode = exitCode;
        }

        static Kind of(String sqlState) {
            return switch (sqlState) {
                case "55P03" -> LOCK_TIMEOUT;
                case "57014" -> CANCELLED;
                case "42501" -> PERMISSION;
                case "42P01", "3F000", "42703" -> UNDEFINED;
                case "57P01", "57P02", "57P03", "57P05", "53300", "3D000" -> UNREACHABLE;
                default -> sqlState.startsWith("08") ? UNREACHABLE : sqlState.startsWith("28") ? LOGIN : STATEMENT;
            };
        }
    }
}
