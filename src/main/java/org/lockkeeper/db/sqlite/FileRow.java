package org.lockkeeper.db.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;

/** One row of a file's result; columns count from 1 in the statement's order. */
public final class FileRow {
    private final ResultSet results;
    private final FileFailure failure;

    FileRow(ResultSet results, FileFailure failure) {
        this.results = results;
        this.failure = failure;
    }

    public long number(int column) {
        try {
            return results.getLong(column);
        } catch (SQLException e) {
            throw failure.of(e);
        }
    }

    public String text(int column) {
        try {
            return Optional.ofNullable(results.getString(column)).orElse("");
        } catch (SQLException e) {
            throw failure.of(e);
        }
    }

    public byte[] bytes(int column) {
        try {
            return Optional.ofNullable(results.getBytes(column)).orElse(new byte[0]);
        } catch (SQLException e) {
            throw failure.of(e);
        }
    }

    /** Maps a row; runs while the result is open. */
    public interface Mapper<T> extends Function<FileRow, T> {}
}
