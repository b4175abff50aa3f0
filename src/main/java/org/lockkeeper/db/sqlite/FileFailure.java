package org.lockkeeper.db.sqlite;

import java.nio.file.Path;
import java.sql.SQLException;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * What SQLite's refusals mean for one file.
 *
 * @param cut whether the file was cut off: then a table that is not there is one whose first page is missing
 */
record FileFailure(Path file, FileKind kind, boolean cut) {
    LockkeeperException of(SQLException e) {
        SQLiteErrorCode code = e instanceof SQLiteException told ? told.getResultCode() : SQLiteErrorCode.UNKNOWN_ERROR;
        if (isDamage(code) || (cut && code == SQLiteErrorCode.SQLITE_ERROR)) {
            return new DamagedFileException(
                    kind.code() + "-DAMAGED",
                    "%s is damaged: from some place on it cannot be read.".formatted(file),
                    e);
        }
        String what = switch (code) {
            case SQLITE_FULL -> "there is no room left for it; free some and start again";
            case SQLITE_READONLY, SQLITE_PERM, SQLITE_CANTOPEN, SQLITE_AUTH ->
                "it cannot be opened or written; look at the rights of the file and its folder";
            case SQLITE_BUSY, SQLITE_LOCKED -> "another program holds it; try again when that has ended";
            default -> "SQLite says: " + e.getMessage();
        };
        return new LockkeeperException(
                kind.code() + "-FILE", ExitCode.ATTENTION, "%s failed: %s.".formatted(file, what), e);
    }

    private static boolean isDamage(SQLiteErrorCode code) {
        return code == SQLiteErrorCode.SQLITE_CORRUPT
                || code == SQLiteErrorCode.SQLITE_NOTADB
                || code == SQLiteErrorCode.SQLITE_IOERR_SHORT_READ
                || code == SQLiteErrorCode.SQLITE_CORRUPT_VTAB;
    }
}
