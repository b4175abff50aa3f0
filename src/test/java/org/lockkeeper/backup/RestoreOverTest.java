package org.lockkeeper.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.connection.RunSettings;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.testing.Await;
import org.lockkeeper.testing.Said;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

/** A restore over what is there gets its locks, or says who has them and leaves everything as it was. */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RestoreOverTest {
    private static final RestoreWish OVER = new RestoreWish(Optional.empty(), false, true, 1, List.of(), true, true);
    private static final String SUMS = "select count(*), md5(string_agg(t::text, ',' order by id)) from customer t";

    @TempDir
    private Path folder;

    private final TestDatabase test = TestPostgres.usual().freshDatabase("over");
    /** Whose sessions nobody ends. */
    private final TestDatabase aside = new TestDatabase(test.port(), "postgres");

    private final String restoring =
            "select pid from pg_stat_activity where application_name like 'lockkeeper %%-%%' and datname = '%s'"
                    .formatted(test.name());

    @BeforeEach
    void some_customers() {
        test.execute("create table customer (id int primary key, name text);"
                + " insert into customer select g, 'c' || g from generate_series(1, 300) g");
    }

    @Test
    void who_connects_again_and_holds_a_lock_is_ended_again() throws Exception {
        try (BackupWorkshop shop = shop(Duration.ZERO)) {
            List<String> before = test.rows(SUMS);
            Backup backup = shop.backUp(BackupFormat.CUSTOM);
            test.execute("delete from customer where id > 10");
            AtomicBoolean stop = new AtomicBoolean();
            CompletableFuture<Void> stubborn = CompletableFuture.runAsync(() -> holdAgain(stop));
            try {
                Await.row(aside, "select 1 from pg_stat_activity where application_name = 'stubborn'");
                shop.restore(backup.name(), OVER);
            } finally {
                stop.set(true);
                test.execute(
                        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'stubborn'");
                stubborn.join();
            }
            assertThat(test.rows(SUMS)).isEqualTo(before);
        }
    }

    @Test
    void what_cannot_be_ended_is_named_and_nothing_is_changed() throws Exception {
        try (BackupWorkshop shop = shop(Duration.ofSeconds(1))) {
            Backup backup = shop.backUp(BackupFormat.CUSTOM);
            test.execute("delete from customer where id > 10");
            List<String> before = test.rows(SUMS);
            try (Prepared prepared = new Prepared()) {
                assertThatThrownBy(() -> shop.restore(backup.name(), OVER))
                        .isInstanceOf(LockkeeperException.class)
                        .hasMessageContaining("the prepared transaction " + prepared.name())
                        .hasMessageContaining("rolled back: nothing was changed");
                assertThat(aside.rows(restoring)).isEmpty();
            }
            assertThat(test.rows(SUMS)).isEqualTo(before);
        }
    }

    /** psql leaves its session behind when it is ended, which waits on and holds what it has. */
    @ParameterizedTest
    @EnumSource(names = {"CUSTOM", "PLAIN"})
    void cancelled_while_it_waits_nothing_of_it_stays_on_the_server(BackupFormat format) throws Exception {
        try (BackupWorkshop shop = shop(Duration.ZERO)) {
            String dump = format == BackupFormat.PLAIN
                    ? shop.dump("--clean", "--if-exists")
                    : shop.backUp(format).name();
            List<String> before = test.rows(SUMS);
            CancelToken cancel = new CancelToken();
            try (Prepared _ = new Prepared()) {
                CompletableFuture<Restored> restore = CompletableFuture.supplyAsync(() -> shop.service()
                        .restores()
                        .restore(
                                Environment.DEVELOPMENT.label(),
                                dump,
                                OVER,
                                Said.reviewed(test.name()),
                                shop.listener(),
                                cancel));
                Await.row(aside, restoring + " and wait_event_type = 'Lock'");
                cancel.cancel();
                assertThatThrownBy(restore::join)
                        .isInstanceOfAny(CompletionException.class, CancellationException.class)
                        .hasRootCauseInstanceOf(CancellationException.class);
                assertThat(aside.rows(restoring)).isEmpty();
            }
            assertThat(test.rows(SUMS)).isEqualTo(before);
        }
    }

    @Test
    void what_the_backup_does_not_have_stays_and_is_told_before() {
        test.execute("create schema \"Odd one\"; create type \"Odd one\".mood as enum ('ok');"
                + "create function of_mood(m \"Odd one\".mood, n int[]) returns int language sql as 'select 1';"
                + "create table parts (k int) partition by range (k); create table low partition of parts for values from (0) to (9);"
                + "alter table customer add no serial; create view names as select name from customer;"
                + "create materialized view many as select 1 as one; create domain age as int; create sequence numbers;"
                + "create aggregate total (int) (sfunc = int4pl, stype = int)");
        try (BackupWorkshop shop = new BackupWorkshop(folder, test, Environment.DEVELOPMENT)) {
            Backup backup = shop.backUp(BackupFormat.CUSTOM);
            assertThat(shop.outlook(backup.name(), OVER).staying()).isEmpty();
            assertThat(shop.outlook(backup.name(), OVER).warnings())
                    .noneMatch(line -> line.contains("stay as they are"));
            test.execute(
                    "create schema later; create table later.\"A b\" (id serial primary key); create view newer as select 1;"
                            + "create function of_mood(m text) returns int language sql as 'select 1'; create extension hstore;"
                            + "create type colour as enum ('red'); alter table customer add mail text; create index on customer (mail);"
                            + "create table high partition of parts for values from (10) to (19)");
            List<String> stay = List.of(
                    "EXTENSION hstore",
                    "SCHEMA later",
                    "TABLE later.\"A b\"",
                    "FUNCTION public.of_mood(text)",
                    "TYPE public.colour",
                    "VIEW public.newer");
            RestoreOutlook outlook = shop.outlook(backup.name(), OVER);
            assertThat(outlook.staying()).containsExactlyInAnyOrderElementsOf(stay);
            assertThat(outlook.warnings())
                    .anySatisfy(line ->
                            assertThat(line).contains("stay as they are").contains(stay))
                    .anySatisfy(line ->
                            assertThat(line).contains("are dropped with").contains("TABLE public.high"));
            assertThat(shop.restore(backup.name(), OVER).stayed()).isEqualTo(outlook.staying());
            assertThat(shop.notices).anyMatch(line -> line.contains("stay as they are"));
            assertThat(test.rows("select to_regclass('later.\"A b\"') is not null, to_regclass('high') is null"))
                    .containsExactly("t|t");
        }
    }

    /** pg_restore drops the key of a partition before that of its table, which the server refuses. */
    @ParameterizedTest
    @EnumSource(names = {"CUSTOM", "DIRECTORY"})
    void partitioned_tables_with_keys_go_over_what_is_there(BackupFormat format) {
        String rows = "select tableoid::regclass, k, v from parts order by k";
        test.execute(
                "create schema \"odd one\"; create table parts (k int, v text, primary key (k)) partition by range (k);"
                        + "create table parts_low partition of parts for values from (0) to (10);"
                        + "create table \"odd one\".high partition of parts for values from (10) to (30) partition by range (k);"
                        + "create table \"odd one\".\"high est\" partition of \"odd one\".high for values from (20) to (30);"
                        + "create index on parts (v); insert into parts values (1, 'a'), (25, 'b');"
                        + "create table uses (id int primary key, k int references parts)");
        try (BackupWorkshop shop = new BackupWorkshop(folder, test, Environment.DEVELOPMENT)) {
            List<String> before = test.rows(rows);
            Backup backup = shop.backUp(format);
            test.execute("delete from parts; insert into uses values (2, null)");
            shop.restore(backup.name(), OVER);
            assertThat(test.rows(rows)).isEqualTo(before);
            assertThat(test.rows("select count(*) from uses")).containsExactly("0");
            assertThat(test.rows("select indexrelid::regclass from pg_index where not indisvalid"))
                    .isEmpty();
            assertThat(test.rows("select conname from pg_constraint where contype in ('p', 'f') order by 1"))
                    .contains("parts_pkey", "parts_low_pkey", "high_pkey", "high est_pkey", "uses_k_fkey");
        }
    }

    /** A transaction that no session has any more, and that holds its locks until somebody decides. */
    private final class Prepared implements AutoCloseable {
        private Prepared() {
            test.execute("begin; lock table customer in access share mode; prepare transaction '%s'".formatted(name()));
        }

        private String name() {
            return test.name() + "_forgotten";
        }

        @Override
        public void close() {
            test.execute("rollback prepared '%s'".formatted(name()));
        }
    }

    /** An application whose pool connects again as soon as it is disconnected, and reads in a transaction that stays open. */
    private void holdAgain(AtomicBoolean stop) {
        while (!stop.get()) {
            try (Connection connection = test.connect()) {
                connection.setAutoCommit(false);
                connection.createStatement().execute("set application_name = 'stubborn'");
                connection.createStatement().execute("select count(*) from customer");
                connection.createStatement().execute("select pg_sleep(600)");
            } catch (SQLException e) {
                assertThat(e.getSQLState()).isNotEmpty();
            }
        }
    }

    private BackupWorkshop shop(Duration lockTimeout) throws IOException {
        ConnectionProfile usual = test.profile(Environment.DEVELOPMENT);
        return new BackupWorkshop(
                folder,
                List.of(new ConnectionProfile(
                        usual.name(),
                        usual.environment(),
                        usual.host(),
                        usual.port(),
                        usual.database(),
                        usual.user(),
                        usual.sslMode(),
                        usual.password(),
                        usual.healthUrl(),
                        usual.sslRootCert(),
                        usual.confirm(),
                        new RunSettings(Optional.of(lockTimeout), Optional.empty(), Optional.empty(), Optional.empty()),
                        usual.contacts())),
                Optional.empty());
    }
}
