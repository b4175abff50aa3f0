package org.lockkeeper.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.TargetIdentity;

/** A connection that reads: read-only, autocommit, with timeouts, and with no way to pass a statement of one's own. */
public final class ReadSession implements AutoCloseable {
    private final ConnectionProfile profile;
    private final Connection connection;
    private final int major;
    private final boolean owner;

    /** @param owner whether closing the session gives the connection back */
    ReadSession(ConnectionProfile profile, Connection connection, int major, boolean owner) {
        this.profile = profile;
        this.connection = connection;
        this.major = major;
        this.owner = owner;
    }

    /** Runs a statement of the catalogue. */
    public <T> List<T> query(ReadQuery query, Row.Mapper<T> mapper, Object... parameters) {
        return query(query, Map.of(), mapper, parameters);
    }

    /**
     * Runs a statement of the catalogue.
     *
     * @param identifiers what stands for {@code :"key"} in the statement; quoted here
     * @param parameters bound in order
     * @throws DbException as the server says
     */
    public <T> List<T> query(
            ReadQuery query, Map<String, String> identifiers, Row.Mapper<T> mapper, Object... parameters) {
        FxThread.refuse();
        String sql = SqlCatalog.withIdentifiers(SqlCatalog.text(query.resource(), major), identifiers);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet results = statement.executeQuery()) {
                Row row = new Row(results);
                List<T> rows = new ArrayList<>();
                while (results.next()) {
                    rows.add(mapper.apply(row));
                }
                return rows;
            }
        } catch (SQLException e) {
            throw ConnectFailure.whileConnected(profile, e);
        }
    }

    /** The backend behind this connection, also where a pooler stands in between. */
    public OwnBackend ownBackend() {
        return query(ReadQuery.OWN_BACKEND, row -> new OwnBackend(row.number("pid"), row.instant("at")))
                .getFirst();
    }

    /**
     * What this connection leads to, if it may change something there. One question, since every action waits for its answer.
     *
     * @throws LockkeeperException if it leads to a standby or to a database that is read-only by default
     */
    TargetIdentity writableTarget() {
        return server((row, facts) -> {
            if (facts.inRecovery()) {
                throw standby(profile);
            }
            if (row.flag("read_only")) {
                throw new LockkeeperException(
                        "LK-DB-READ-ONLY",
                        ExitCode.ATTENTION,
                        "%s (%s) is read-only for role %s: default_transaction_read_only is on there. Nothing was changed; have it switched off for the role or the database, or choose another."
                                .formatted(profile.name(), profile.address(), profile.user()));
            }
            return facts.identity();
        });
    }

    /**
     * Passes where this connection does not lead to a standby.
     *
     * @throws LockkeeperException if it does
     */
    public void requirePrimary() {
        if (facts().inRecovery()) {
            throw standby(profile);
        }
    }

    private static LockkeeperException standby(ConnectionProfile profile) {
        return new LockkeeperException(
                "LK-DB-STANDBY",
                ExitCode.ATTENTION,
                "%s (%s) is a standby: it replays what its primary sends and takes no changes of its own. Nothing was changed; let the profile lead to the primary."
                        .formatted(profile.name(), profile.address()));
    }

    /** Identity, version and standing, read now and on this connection. */
    public ServerFacts facts() {
        return server((_, facts) -> facts);
    }

    private <T> T server(BiFunction<Row, ServerFacts, T> mapper) {
        try {
            return query(
                            ReadQuery.SERVER_FACTS,
                            row -> mapper.apply(row, facts(row, row.optionalText("system_identifier"))))
                    .getFirst();
        } catch (DbException e) {
            if (e.kind() != DbException.Kind.PERMISSION) {
                throw e;
            }
            return query(ReadQuery.SERVER_FACTS_UNPRIVILEGED, row -> mapper.apply(row, facts(row, Optional.empty())))
                    .getFirst();
        }
    }

    private static ServerFacts facts(Row row, Optional<String> systemIdentifier) {
        return new ServerFacts(
                new TargetIdentity(
                        systemIdentifier.orElseGet(() -> row.text("server_address")),
                        row.text("database"),
                        row.number("database_oid")),
                new ServerVersion(
                        (int) row.number("version_number"), row.text("version").split(" ", 2)[0]),
                systemIdentifier,
                row.flag("in_recovery"),
                row.text("role"));
    }

    /** Gives the connection back. */
    @Override
    public void close() {
        if (!owner) {
            return;
        }
        try {
            connection.close();
        } catch (SQLException e) {
            throw ConnectFailure.whileConnected(profile, e);
        }
    }
}
