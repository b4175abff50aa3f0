package org.lockkeeper.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.activity.Gap.Reason;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.DbException;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.ChangeWindow;
import org.lockkeeper.guard.Confirmer;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.sandbox.Cluster;
import org.lockkeeper.testing.Await;
import org.lockkeeper.testing.Cast;
import org.lockkeeper.testing.Forwarder;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestGuard;
import org.lockkeeper.testing.TestPostgres;

/** What needs a server of one's own: hundreds of connections, none left, one that is started anew, a standby. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OwnServerTest {
    private static final List<String> LARGE =
            List.of("fsync=off", "max_connections=530", "superuser_reserved_connections=3", "shared_buffers=32MB");
    private static final List<String> SETTINGS =
            List.of("fsync=off", "max_connections=20", "superuser_reserved_connections=3", "shared_buffers=32MB");
    private static final List<String> LONG_STATEMENTS = Stream.concat(
                    SETTINGS.stream(), Stream.of("track_activity_query_size=1048576"))
            .toList();

    @TempDir
    private static Path folder;

    private static TestPostgres postgres;
    private static TestDatabase test;

    @BeforeAll
    static void a_server() {
        postgres = TestPostgres.own(TestPostgres.USUAL_MAJOR, folder, LARGE.toArray(String[]::new));
        test = postgres.freshDatabase("own");
        test.execute("create table orders (id int); create role watcher login; grant pg_monitor to watcher");
    }

    @AfterAll
    static void it_stops() throws IOException {
        postgres.cluster().stop();
    }

    @Test
    @Order(1)
    void five_hundred_waiters_behind_one() {
        try (Cast cast = new Cast(test);
                Database database = test.open(Environment.DEVELOPMENT);
                ActivityReader reader = new ActivityReader(database)) {
            Cast.Actor root = cast.enter("root").run("begin", "select * from orders");
            IntStream.range(0, 500)
                    .forEach(_ -> cast.enter("waiter").start("begin; lock table orders in access exclusive mode"));
            Await.row(test, "select 1 from pg_stat_activity where wait_event_type = 'Lock' having count(*) = 500");

            Forest forest = Forest.of(reader.read());
            assertThat(forest.roots()).hasSize(1);
            assertThat(forest.roots().getFirst().pid()).isEqualTo(root.pid());
            assertThat(forest.roots().getFirst().blocksTotal()).isEqualTo(500);
            assertThat(forest.roots().getFirst().waiters())
                    .hasSize(500)
                    .allMatch(n -> n.waitsFor().equals(Optional.of("AccessExclusive on public.orders")))
                    .as("each in one place, not under each of those ahead of it")
                    .allMatch(n -> n.waiters().isEmpty());
            assertThat(forest.roots().getFirst().waiters())
                    .extracting(ForestNode::blocksTotal)
                    .as("each counts all that are behind it")
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, 500).boxed().toList());
        }
    }

    @Test
    @Order(2)
    void where_no_connection_is_left_the_one_that_is_open_goes_on_and_a_superuser_gets_a_reserved_one()
            throws SQLException, IOException, InterruptedException {
        postgres.cluster().stop();
        postgres.cluster().start(Optional.of(test.port()), LONG_STATEMENTS);
        List<Connection> all = new ArrayList<>();
        Database watcher = ActivityReaderTest.as(test, "watcher");
        try (watcher;
                ActivityReader open = new ActivityReader(watcher);
                SharedPoller poller = new SharedPoller(watcher)) {
            open.read();
            CountDownLatch heard = new CountDownLatch(1);
            poller.subscribe(Duration.ofMillis(50), telling(heard));
            assertThat(heard.await(60, TimeUnit.SECONDS)).isTrue();
            assertThatThrownBy(() -> {
                        while (true) {
                            all.add(DriverManager.getConnection(
                                    "jdbc:postgresql://127.0.0.1:" + test.port() + "/" + test.name(), "watcher", ""));
                        }
                    })
                    .isInstanceOf(SQLException.class);

            assertThat(open.read().clients()).hasSizeGreaterThan(10);
            String whole = "select '" + "x".repeat(5000) + "'";
            try (Statement statement = all.getFirst().createStatement()) {
                statement.execute(whole);
            }
            Session cut = open.read().sessions().stream()
                    .filter(s -> s.queryBytes() == whole.length())
                    .findFirst()
                    .orElseThrow();
            assertThat(cut.query()).hasSizeLessThan(whole.length());
            assertThat(poller.query(cut.pid(), cut.backendStart().orElseThrow()))
                    .contains(whole);
            try (ActivityReader another = new ActivityReader(watcher)) {
                assertThatThrownBy(another::read)
                        .isInstanceOfSatisfying(
                                DbException.class, e -> assertThat(e.code()).isEqualTo("LK-DB-CONNECTIONS"));
            }
            try (Database superuser = test.open(Environment.DEVELOPMENT);
                    ActivityReader reserved = new ActivityReader(superuser)) {
                assertThat(reserved.read().server().reservedConnections()).isEqualTo(3);
            }
        } finally {
            for (Connection connection : all) {
                connection.close();
            }
        }
    }

    @Test
    @Order(3)
    void a_statement_of_a_megabyte_is_read_in_part_and_whole_on_demand() {
        String nasty = "select '\u202e\u001b[2J\u0007" + "\u2067x\u0001\u061c".repeat(149_000) + "'";
        assertThat(nasty.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(1_040_000, 1_048_575);
        try (Cast cast = new Cast(test);
                Database database = test.open(Environment.DEVELOPMENT);
                ActivityReader reader = new ActivityReader(database)) {
            Cast.Actor writer = cast.enter("writer").run(nasty);
            Session session = reader.read().session(writer.pid()).orElseThrow();
            assertThat(session.query()).isEqualTo(nasty.substring(0, 2000));
            assertThat(session.queryBytes()).isEqualTo(nasty.getBytes(StandardCharsets.UTF_8).length);
            Instant start = session.backendStart().orElseThrow();
            assertThat(reader.query(writer.pid(), start)).contains(nasty);
            assertThat(reader.query(writer.pid(), start.plusNanos(1000))).isEmpty();
        }
    }

    @Test
    @Order(4)
    void a_server_that_is_started_anew_is_a_gap() throws IOException {
        try (Database database = test.open(Environment.DEVELOPMENT);
                ActivityReader reader = new ActivityReader(database)) {
            Reading before = reader.read();
            Cluster cluster = postgres.cluster();
            cluster.stop();
            assertThatThrownBy(reader::read).isInstanceOf(DbException.class);
            assertThatThrownBy(reader::read).isInstanceOf(DbException.class);
            cluster.start(Optional.of(test.port()), SETTINGS);

            Reading after = reader.read();
            assertThat(after.gap()).map(Gap::reason).contains(Reason.RESTART);
            assertThat(after.gap()).map(Gap::from).contains(before.at());
            assertThat(reader.read().gap()).isEmpty();
        }
    }

    @Test
    @Order(5)
    void a_standby_is_read_and_its_promotion_and_a_failover_are_gaps() throws IOException {
        Path copy = folder.resolve("standby").resolve("data");
        postgres.cluster().stop();
        copy(postgres.cluster().data(), copy);
        postgres.cluster().start(Optional.of(test.port()), SETTINGS);
        Files.createFile(copy.resolve("standby.signal"));
        Files.writeString(
                copy.resolve("postgresql.auto.conf"),
                "primary_conninfo = 'host=127.0.0.1 port=%d user=postgres'%n".formatted(test.port()));
        Cluster standby = new Cluster(TestPostgres.binaries().home(TestPostgres.USUAL_MAJOR), copy);
        int port = standby.start(SETTINGS);
        TestDatabase replica = new TestDatabase(port, test.name());
        try (Forwarder address = new Forwarder(test.port());
                Database database = new TestDatabase(address.port(), test.name()).open(Environment.DEVELOPMENT);
                ActivityReader reader = new ActivityReader(database);
                Database direct = replica.open(Environment.DEVELOPMENT);
                ActivityReader ofStandby = new ActivityReader(direct);
                Cast cast = new Cast(replica)) {
            Await.row(test, "select 1 from pg_stat_replication where state = 'streaming'");
            assertThat(reader.read().sessions()).anyMatch(s -> s.type().equals("walsender") && s.isBackground());

            cast.enter("reads").run("begin isolation level repeatable read", "select * from orders");
            Reading there = ofStandby.read();
            assertThat(there.server().facts().inRecovery()).isTrue();
            assertThat(there.sessions()).anyMatch(s -> s.type().equals("walreceiver"));
            assertThat(there.sessions())
                    .anyMatch(s -> s.application().equals("reads")
                            && s.isIdleInTransaction()
                            && s.xminAge().isPresent());

            Session reads = there.sessions().stream()
                    .filter(s -> s.application().equals("reads"))
                    .findFirst()
                    .orElseThrow();
            assertThat(new ActivityActions(direct, TestGuard.create(), ChangeWindow.ALWAYS, BackendSignals.PATIENCE)
                            .terminate(List.of(Target.of(reads).orElseThrow()), Confirmer.NOBODY))
                    .extracting(Ended::result)
                    .containsExactly(Ended.Result.GONE);

            address.turnTo(port);
            cutOff(test);
            assertThatThrownBy(reader::read).isInstanceOf(DbException.class);
            assertThat(reader.read().gap()).map(Gap::reason).contains(Reason.FAILOVER);

            address.turnTo(test.port());
            cutOff(replica);
            assertThatThrownBy(reader::read).isInstanceOf(DbException.class);
            assertThat(reader.read().gap())
                    .map(Gap::words)
                    .hasValue("A primary answers now under the address of the standby.");

            replica.execute("select pg_promote()");
            address.turnTo(port);
            cutOff(test);
            assertThatThrownBy(reader::read).isInstanceOf(DbException.class);
            assertThat(reader.read().gap()).hasValueSatisfying(gap -> {
                assertThat(gap.reason()).isEqualTo(Reason.FAILOVER);
                assertThat(gap.words()).startsWith("Another server of the same cluster");
            });

            cutOff(replica);
            assertThatThrownBy(ofStandby::read).isInstanceOf(DbException.class);
            assertThat(ofStandby.read().gap())
                    .map(Gap::words)
                    .hasValue("The standby was promoted and is the primary now.");
        } finally {
            standby.stop();
        }
    }

    private static ActivityListener telling(CountDownLatch heard) {
        return new ActivityListener() {
            @Override
            public void reading(Reading reading, Pace pace) {
                heard.countDown();
            }

            @Override
            public void failed(LockkeeperException why, Pace pace) {
                // The next one comes by itself.
            }
        };
    }

    private static void cutOff(TestDatabase where) {
        where.execute("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'lockkeeper'");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Path target = to.resolve(from.relativize(path));
                Files.createDirectories(target.getParent());
                Files.copy(path, target, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}
