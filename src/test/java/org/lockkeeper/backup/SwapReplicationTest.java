package org.lockkeeper.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.testing.Await;
import org.lockkeeper.testing.Said;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;
import org.postgresql.PGConnection;
import org.postgresql.PGProperty;

/** A sender of logical replication is connected to its database as others are, and its slot belongs to that. */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SwapReplicationTest {
    @TempDir
    private Path folder;

    @Test
    void a_sender_is_named_with_its_slot_and_ended_before_the_databases_are_swapped_and_swapped_back()
            throws Exception {
        TestPostgres server = TestPostgres.own(TestPostgres.USUAL_MAJOR, folder, "wal_level=logical", "fsync=off");
        try {
            TestDatabase test = server.freshDatabase("feeding");
            test.execute("create table customer (id int primary key); insert into customer values (1);"
                    + " create publication everything for all tables");
            test.execute("select pg_create_logical_replication_slot('feed', 'pgoutput')");
            try (BackupWorkshop shop = new BackupWorkshop(folder, test, Environment.PRODUCTION)) {
                Backup backup = shop.backUp(BackupFormat.CUSTOM);
                try (Sender _ = new Sender(test, "feed")) {
                    RestoreOutlook outlook = shop.outlook(backup.name(), RestoreWish.USUAL.swapped());
                    assertThat(outlook.hit().lines()).anyMatch(line -> line.contains("a replication sender"));
                    assertThat(outlook.warnings())
                            .anyMatch(line -> line.startsWith("Logical replication out of " + test.name() + " ends")
                                    && line.contains("feed (read by pid "));
                    Restored swapped = shop.restore(backup.name(), RestoreWish.USUAL.swapped());
                    assertThat(test.rows("select database, active from pg_replication_slots"))
                            .containsExactly(swapped.previous().orElseThrow() + "|f");
                }
                test.execute("select pg_create_logical_replication_slot('feed2', 'pgoutput')");
                List<String> told = new ArrayList<>();
                try (Sender _ = new Sender(test, "feed2")) {
                    shop.service()
                            .restores()
                            .undo("production", Said.reviewed(test.name(), asked -> told.addAll(asked.consequences())));
                }
                assertThat(told).anyMatch(line -> line.contains("feed2 (read by pid "));
                assertThat(test.rows("select slot_name from pg_replication_slots where database = current_database()"))
                        .containsExactly("feed");
            }
        } finally {
            server.cluster().stop();
        }
    }

    /** What feeds another server. */
    private static final class Sender implements AutoCloseable {
        private final Connection connection;

        Sender(TestDatabase test, String slot) throws SQLException {
            Properties properties = new Properties();
            PGProperty.USER.set(properties, test.user());
            PGProperty.ASSUME_MIN_SERVER_VERSION.set(properties, "10");
            PGProperty.REPLICATION.set(properties, "database");
            PGProperty.PREFER_QUERY_MODE.set(properties, "simple");
            connection = DriverManager.getConnection(
                    "jdbc:postgresql://127.0.0.1:" + test.port() + "/" + test.name(), properties);
            connection
                    .unwrap(PGConnection.class)
                    .getReplicationAPI()
                    .replicationStream()
                    .logical()
                    .withSlotName(slot)
                    .withSlotOption("proto_version", "1")
                    .withSlotOption("publication_names", "everything")
                    .start();
            Await.row(test, "select 1 from pg_replication_slots where active and slot_name = '" + slot + "'");
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
