package org.lockkeeper.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One row of a result; column names are those of the query. A method that returns no {@code Optional} wants a value. */
public final class Row {
    private final ResultSet results;

    Row(ResultSet results) {
        this.results = results;
    }

    public String text(String column) {
        return optionalText(column).orElseThrow(() -> unexpectedNull(column));
    }

    public Optional<String> optionalText(String column) {
        return Optional.ofNullable(read(() -> results.getString(column)));
    }

    /** The bytes of a {@code bytea} column. */
    public Optional<byte[]> optionalBytes(String column) {
        return Optional.ofNullable(read(() -> results.getBytes(column)));
    }

    public long number(String column) {
        return optionalNumber(column).orElseThrow(() -> unexpectedNull(column));
    }

    public Optional<Long> optionalNumber(String column) {
        return read(() -> {
            long value = results.getLong(column);
            return results.wasNull() ? Optional.empty() : Optional.of(value);
        });
    }

    public boolean flag(String column) {
        return read(() -> results.getBoolean(column));
    }

    public Instant instant(String column) {
        return optionalInstant(column).orElseThrow(() -> unexpectedNull(column));
    }

    /** The moment of a {@code timestamptz} column. */
    public Optional<Instant> optionalInstant(String column) {
        return Optional.ofNullable(read(() -> results.getObject(column, OffsetDateTime.class)))
                .map(OffsetDateTime::toInstant);
    }

    /** The column names in the result's order. */
    public List<String> columns() {
        return read(() -> {
            var meta = results.getMetaData();
            return java.util.stream.IntStream.rangeClosed(1, meta.getColumnCount())
                    .mapToObj(i -> read(() -> meta.getColumnLabel(i)))
                    .toList();
        });
    }

    private static <T> T read(SqlCall<T> call) {
        try {
            return call.get();
        } catch (SQLException e) {
            throw DbException.from(e);
        }
    }

    private static IllegalStateException unexpectedNull(String column) {
        return new IllegalStateException("column " + column + " is null");
    }

    /** Maps a row; runs while the result is open. */
    public interface Mapper<T> extends Function<Row, T> {}

    private interface SqlCall<T> {
        T get() throws SQLException;
    }
}
