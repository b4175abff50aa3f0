package org.lockkeeper.db.sqlite;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.lockkeeper.db.FxThread;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.files.SafeFiles;
import org.slf4j.LoggerFactory;
import org.sqlite.JDBC;

/**
 * One file in SQLite's format. Only with the first one is SQLite loaded, so that whoever has none waits for nothing. Used by one thread
 * at a time.
 */
public final class SqliteFile implements AutoCloseable {
    private final Path file;
    private FileFailure failure;
    private final Connection connection;
    private final Map<FileStatement, PreparedStatement> prepared = new HashMap<>();
    private final boolean writing;

    private SqliteFile(Path file, FileKind kind, Connection connection, boolean writing) {
        this.file = file;
        this.failure = new FileFailure(file, kind, false);
        this.connection = connection;
        this.writing = writing;
    }

    /**
     * Makes a new one, which only its owner reads. What is written is safe against a crash of the process with each
     * {@link #transaction}, and against one of the machine to within the last moments.
     *
     * @param tables what makes its tables, one statement each
     * @throws LockkeeperException if the file is there already, or cannot be made
     */
    public static SqliteFile create(Path file, FileKind kind, List<? extends FileStatement> tables) {
        if (Files.exists(file)) {
            throw new LockkeeperException(
                    kind.code() + "-FILE",
                    ExitCode.USAGE,
                    "%s is there already; pass another name, nothing is written over.".formatted(file));
        }
        try {
            SafeFiles.createPrivate(file);
        } catch (IOException e) {
            throw new LockkeeperException(
                    kind.code() + "-FILE",
                    ExitCode.ATTENTION,
                    "%s cannot be made (%s); look at the folder's rights and its free space.".formatted(file, e),
                    e);
        }
        boolean whole = false;
        try {
            SqliteFile made = open(file, kind, "", true);
            made.fill(kind, tables);
            whole = true;
            return made;
        } finally {
            if (!whole) {
                remove(file);
            }
        }
    }

    private void fill(FileKind kind, List<? extends FileStatement> tables) {
        boolean whole = false;
        try {
            // Before the journal changes: the numbers have to stand in the file itself whatever happens later.
            pragma("page_size = 4096");
            pragma("application_id = " + kind.applicationId());
            pragma("user_version = " + kind.version());
            transaction(() -> tables.forEach(table -> write(table)));
            pragma("journal_mode = wal");
            pragma("synchronous = normal");
            whole = true;
        } finally {
            if (!whole) {
                abandon();
            }
        }
    }

    /** Closes it and says nothing: why it is given up is told already. */
    private void abandon() {
        try {
            close();
        } catch (LockkeeperException e) {
            LoggerFactory.getLogger(SqliteFile.class).debug("closing {}, which is given up", file, e);
        }
    }

    /** So that the same command can be given again once there is room. */
    private static void remove(Path file) {
        try {
            for (String part : List.of("", "-wal", "-shm", "-journal")) {
                Files.deleteIfExists(file.resolveSibling(file.getFileName() + part));
            }
        } catch (IOException e) {
            LoggerFactory.getLogger(SqliteFile.class)
                    .warn("{} could not be made, and its rest not be removed", file, e);
        }
    }

    /**
     * Opens one for reading. One that was cut off opens as well; reading it fails from some place on.
     *
     * @throws LockkeeperException if it is not there, or not of that kind, or of a newer version
     * @throws DamagedFileException if nothing of it can be read
     */
    public static SqliteFile read(Path file, FileKind kind) {
        FileHeader header = FileHeader.read(file, kind);
        // Without a journal beside it nobody writes, and nothing has to be made in its folder.
        boolean alone = !Files.exists(file.resolveSibling(file.getFileName() + "-wal"));
        SqliteFile opened = open(file, kind, alone ? "?immutable=1" : "?mode=ro", false);
        try {
            if (header.isCut(file)) {
                // SQLite refuses a file that is shorter than it says, unless it is told that somebody repairs it.
                opened.pragma("writable_schema = on");
                opened.failure = new FileFailure(file, kind, true);
            }
            return opened;
        } catch (IOException e) {
            opened.close();
            throw new UncheckedIOException(e);
        }
    }

    private static SqliteFile open(Path file, FileKind kind, String how, boolean writing) {
        FxThread.refuse();
        try {
            // As an address: a plain path with a question mark in it would be cut there.
            Connection connection =
                    JDBC.createConnection("jdbc:sqlite:" + file.toAbsolutePath().toUri() + how, new Properties());
            return new SqliteFile(file, kind, connection, writing);
        } catch (SQLException e) {
            throw new FileFailure(file, kind, false).of(e);
        }
    }

    public Path file() {
        return file;
    }

    /** Whether it ends before the place where it says it does. */
    public boolean isCut() {
        return failure.cut();
    }

    /** Does several writes as one: all of them, or none. */
    public void transaction(Runnable writes) {
        try {
            connection.setAutoCommit(false);
            boolean done = false;
            try {
                writes.run();
                connection.commit();
                done = true;
            } finally {
                if (!done) {
                    connection.rollback();
                }
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw failure.of(e);
        }
    }

    /** Runs a statement that changes the file; parameters are numbers, texts and byte arrays. */
    public void write(FileStatement statement, Object... parameters) {
        try {
            bound(statement, parameters).executeUpdate();
        } catch (SQLException e) {
            throw failure.of(e);
        }
    }

    /** Runs a statement that reads. */
    public <T> List<T> query(FileStatement statement, FileRow.Mapper<T> mapper, Object... parameters) {
        try (ResultSet results = bound(statement, parameters).executeQuery()) {
            FileRow row = new FileRow(results, failure);
            List<T> rows = new ArrayList<>();
            while (results.next()) {
                rows.add(mapper.apply(row));
            }
            return rows;
        } catch (SQLException e) {
            forget(statement);
            throw failure.of(e);
        } catch (DamagedFileException e) {
            forget(statement);
            throw e;
        }
    }

    /** A statement that came upon damage cannot be run again. */
    private void forget(FileStatement statement) {
        try (PreparedStatement used = prepared.remove(statement)) {
            LoggerFactory.getLogger(SqliteFile.class).debug("{} is prepared anew: {}", statement, used);
        } catch (SQLException e) {
            LoggerFactory.getLogger(SqliteFile.class).debug("closing a statement that failed", e);
        }
    }

    /** As {@link #query}, up to the place from which on the file cannot be read. */
    public <T> List<T> queryWhatIsThere(FileStatement statement, FileRow.Mapper<T> mapper, Object... parameters) {
        List<T> rows = new ArrayList<>();
        try {
            query(statement, row -> rows.add(mapper.apply(row)), parameters);
        } catch (DamagedFileException e) {
            LoggerFactory.getLogger(SqliteFile.class).info("{} is read up to its damage", file, e);
        }
        return rows;
    }

    private PreparedStatement bound(FileStatement statement, Object... parameters) throws SQLException {
        PreparedStatement ready = prepared.get(statement);
        if (ready == null) {
            ready = connection.prepareStatement(text(statement));
            prepared.put(statement, ready);
        }
        for (int i = 0; i < parameters.length; i++) {
            ready.setObject(i + 1, parameters[i]);
        }
        return ready;
    }

    private static String text(FileStatement statement) {
        try (InputStream in = SqliteFile.class.getResourceAsStream("/sql/" + statement.resource() + ".sql")) {
            if (in == null) {
                throw new IllegalStateException("no statement sql/" + statement.resource() + ".sql");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void pragma(String what) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("pragma " + what);
        } catch (SQLException e) {
            throw failure.of(e);
        }
    }

    /** Closes it; one that was written is a single file afterwards, without a journal beside it. */
    @Override
    public void close() {
        try (connection) {
            for (PreparedStatement statement : prepared.values()) {
                statement.close();
            }
            if (writing) {
                pragma("journal_mode = delete");
            }
        } catch (SQLException e) {
            throw failure.of(e);
        }
    }
}
