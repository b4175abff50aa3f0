package org.lockkeeper.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.connection.SecretSource;
import org.lockkeeper.error.LockkeeperException;

/** Connects to a profile once, outside any pool, and says what it found or exactly what failed. */
public final class ConnectionTest {
    private ConnectionTest() {}

    /** What a test found. */
    public sealed interface Outcome {
        ConnectionProfile profile();
    }

    /**
     * It works.
     *
     * @param facts version, role, standby or not
     * @param tls the protocol's version and cipher such as {@code TLSv1.3 TLS_AES_256_GCM_SHA384}; empty where the connection is not
     *     encrypted
     * @param connecting how long it took to get the password, connect and log in
     * @param roundTrip how long the smallest statement takes, there and back
     */
    public record Connected(
            ConnectionProfile profile, ServerFacts facts, Optional<String> tls, Duration connecting, Duration roundTrip)
            implements Outcome {}

    /**
     * It does not.
     *
     * @param failure its sentence says what failed and what to do; its code is stable
     */
    public record Failed(ConnectionProfile profile, LockkeeperException failure) implements Outcome {}

    /** Tests a profile, which need not be saved; takes at most a few seconds, plus what a person needs to type a password. */
    public static Outcome run(ConnectionProfile profile, SecretSource secrets) {
        long start = System.nanoTime();
        try (Connection connection = new Connector(profile, secrets).openForReading()) {
            Duration connecting = since(start);
            ReadSession session = new ReadSession(
                    profile, connection, connection.getMetaData().getDatabaseMajorVersion(), false);
            ServerFacts facts = session.facts();
            Optional<String> tls =
                    session
                            .query(ReadQuery.CONNECTION_TLS, row -> row.text("version") + " " + row.text("cipher"))
                            .stream()
                            .findFirst();
            long sent = System.nanoTime();
            session.query(ReadQuery.PING, row -> row.number("one"));
            return new Connected(profile, facts, tls, connecting, since(sent));
        } catch (SQLException e) {
            return new Failed(profile, ConnectFailure.whileConnected(profile, e));
        } catch (LockkeeperException e) {
            return new Failed(profile, e);
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
