package org.lockkeeper.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.task.Parallel;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

class PoolTest {
    @TempDir
    private Path folder;

    @Test
    void a_server_that_died_is_told_each_time_and_found_again_when_it_is_back() throws IOException {
        TestPostgres postgres = TestPostgres.own(TestPostgres.USUAL_MAJOR, folder, "fsync=off");
        try (Database database = new TestDatabase(postgres.port(), "postgres").open(Environment.STAGING)) {
            assertThat(ping(database)).containsExactly(1L);
            postgres.cluster().stop();
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> ping(database)).isInstanceOfSatisfying(DbException.class, e -> {
                    assertThat(e.kind()).isEqualTo(DbException.Kind.UNREACHABLE);
                    assertThat(e.exitCode()).isEqualTo(ExitCode.UNREACHABLE);
                    assertThat(e.sentence()).startsWith("staging (127.0.0.1:" + postgres.port());
                });
            }
            postgres.cluster().start(List.of("port=" + postgres.port(), "fsync=off"));
            assertThat(ping(database)).containsExactly(1L);
        } finally {
            postgres.cluster().stop();
        }
    }

    @Test
    void a_server_that_restarted_costs_at_most_one_read() throws IOException {
        TestPostgres postgres = TestPostgres.own(TestPostgres.USUAL_MAJOR, folder, "fsync=off");
        try (Database database = new TestDatabase(postgres.port(), "postgres").open(Environment.STAGING)) {
            ping(database);
            postgres.cluster().stop();
            postgres.cluster().start(List.of("port=" + postgres.port(), "fsync=off"));
            Throwable first = catchThrowable(() -> ping(database));
            if (first != null) {
                assertThat(first).isInstanceOf(DbException.class).hasMessageContaining("the connection broke");
            }
            assertThat(ping(database)).containsExactly(1L);
        } finally {
            postgres.cluster().stop();
        }
    }

    @Test
    void a_pooled_connection_stays_read_only() throws SQLException {
        TestDatabase test = TestPostgres.usual().freshDatabase("pooled");
        try (Pool pool = new Pool(new Connector(test.profile(Environment.STAGING), _ -> Optional.empty()));
                Connection connection = pool.borrow();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("create table t (id int)"))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("25006"));
        }
    }

    @Test
    void more_readers_than_connections_take_turns() {
        TestDatabase test = TestPostgres.usual().freshDatabase("turns");
        try (Database database = test.open(Environment.STAGING)) {
            assertThat(Parallel.map(IntStream.range(0, 20).boxed().toList(), _ -> ping(database)))
                    .containsOnly(List.of(1L));
            assertThat(
                            test.rows(
                                    "select count(*) from pg_stat_activity where application_name = 'lockkeeper' and datname = current_database()"))
                    .singleElement()
                    .satisfies(count -> assertThat(Integer.parseInt(count)).isBetween(1, 4));
        }
    }

    @Test
    void when_every_connection_is_lent_out_that_is_said() {
        TestDatabase test = TestPostgres.usual().freshDatabase("lent");
        try (Database database = test.open(Environment.STAGING);
                ReadSession _ = database.read();
                ReadSession _ = database.read();
                ReadSession _ = database.read();
                ReadSession _ = database.read()) {
            assertThatThrownBy(database::read)
                    .isInstanceOfSatisfying(
                            LockkeeperException.class, e -> assertThat(e.code()).isEqualTo("LK-DB-BUSY"));
        }
    }

    @Test
    void a_secret_that_cannot_be_had_is_told_in_its_own_words_and_asked_for_again() {
        TestDatabase test = TestPostgres.usual().freshDatabase("secret");
        AtomicInteger asked = new AtomicInteger();
        try (Database database = new Database(test.profile(Environment.STAGING), _ -> {
            if (asked.incrementAndGet() == 1) {
                throw new LockkeeperException("LK-SEC-X", ExitCode.UNREACHABLE, "declined");
            }
            return Optional.empty();
        })) {
            assertThatThrownBy(database::read).hasMessage("declined");
            assertThat(ping(database)).containsExactly(1L);
        }
    }

    @Test
    void the_windows_thread_is_refused_before_anything_is_connected() throws Exception {
        TestDatabase test = TestPostgres.usual().freshDatabase("fx");
        AtomicInteger asked = new AtomicInteger();
        try (Database database = new Database(test.profile(Environment.STAGING), _ -> {
                    asked.incrementAndGet();
                    return Optional.empty();
                });
                Database other = test.open(Environment.STAGING);
                ReadSession session = other.read()) {
            assertThat(onWindowsThread(database::read)).isInstanceOf(IllegalStateException.class);
            assertThat(onWindowsThread(() -> database.engineReadSource().getConnection()))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(onWindowsThread(() -> session.facts())).isInstanceOf(IllegalStateException.class);
            assertThat(asked).hasValue(0);
        }
    }

    private static @Nullable Throwable onWindowsThread(org.assertj.core.api.ThrowableAssert.ThrowingCallable call)
            throws Exception {
        CompletableFuture<Optional<Throwable>> failure = new CompletableFuture<>();
        Thread.ofPlatform()
                .name("JavaFX Application Thread")
                .start(() -> failure.complete(Optional.ofNullable(catchThrowable(call))));
        return failure.get().orElse(null);
    }

    private static List<Long> ping(Database database) {
        try (ReadSession session = database.read()) {
            return session.query(ReadQuery.PING, Map.of(), row -> row.number("one"));
        }
    }
}
