package org.lockkeeper.testing;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.connection.PasswordSource;
import org.lockkeeper.connection.SslMode;
import org.lockkeeper.db.Database;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.sandbox.Cluster;

/** A database for one test class, reached as the tests' superuser or through the product's own {@link Database}. */
public record TestDatabase(int port, String name, String user) {
    /** As the tests' superuser. */
    public TestDatabase(int port, String name) {
        this(port, name, Cluster.USER);
    }

    /** One that is there already, as the profile's user without a password. */
    public static TestDatabase of(ConnectionProfile profile) {
        return new TestDatabase(profile.port(), profile.database(), profile.user());
    }

    /** A profile for it, named as its environment. */
    public ConnectionProfile profile(Environment environment) {
        return new ConnectionProfile(
                environment.label(),
                environment,
                "127.0.0.1",
                port,
                name,
                user,
                SslMode.PREFER,
                new PasswordSource.Pgpass(),
                Optional.empty());
    }

    public Database open(Environment environment) {
        return new Database(profile(environment), _ -> Optional.empty());
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + URLEncoder.encode(name, StandardCharsets.UTF_8),
                user,
                "");
    }

    public void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The rows, each with its columns' texts joined by a bar. */
    public List<String> rows(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (results.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= results.getMetaData().getColumnCount(); i++) {
                    values.add(String.valueOf(results.getString(i)));
                }
                rows.add(String.join("|", values));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The rows of each table of the user's own schemas, as their count and the MD5 of all their texts in order. */
    public Map<String, String> checksums() {
        Map<String, String> checksums = new TreeMap<>();
        for (String table : rows("select c.oid::regclass from pg_class c"
                + " where c.relkind = 'r' and c.relnamespace not in"
                + " (select n.oid from pg_namespace n where n.nspname ~ '^pg_' or n.nspname = 'information_schema')")) {
            checksums.put(
                    table,
                    rows("select count(*), md5(string_agg(t::text, ',' order by t::text)) from " + table + " t")
                            .getFirst());
        }
        return checksums;
    }
}
