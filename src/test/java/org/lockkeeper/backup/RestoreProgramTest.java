package org.lockkeeper.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

/** What restores runs on the server that was confirmed, and does not begin what can only fail. */
class RestoreProgramTest {
    private static final RestoreWish OVER = new RestoreWish(Optional.empty(), false, true, 1, List.of(), true, true);
    private static final String SUMS =
            "select count(*), md5(string_agg(t::text, ',' order by t::text)) from \"Order\" t";

    @TempDir
    private Path folder;

    private final TestDatabase test = TestPostgres.usual().freshDatabase("restore_program");

    @BeforeEach
    void some_orders() {
        test.execute("create table \"Order\" (id int primary key, note text);"
                + " insert into \"Order\" select g, e'a\\nb\\\\.' from generate_series(1, 900) g");
    }

    @Test
    void a_program_that_is_led_to_another_server_is_ended() throws IOException {
        // It stays at the other server for a while, unless it was ended.
        String astray = astray(elsewhere()) + " || exit; case \"$*\" in *dbname*) sleep 600;; esac\n";
        try (BackupWorkshop shop =
                new BackupWorkshop(folder, test, Environment.DEVELOPMENT).with(Map.of("pg_restore", astray))) {
            List<String> before = test.rows(SUMS);
            Backup backup = shop.backUp(BackupFormat.CUSTOM);
            assertThatThrownBy(() -> shop.restore(backup.name(), OVER))
                    .isInstanceOf(LockkeeperException.class)
                    .hasMessageContaining("led to another server than the one that was confirmed");
            assertThat(test.rows(SUMS)).isEqualTo(before);
        }
    }

    /** It is over before anybody has looked for it. */
    @ParameterizedTest
    @EnumSource(names = {"ALL", "DATA"})
    void a_program_that_did_little_on_another_server_is_not_taken_for_done(BackupContent content) throws IOException {
        TestDatabase other = elsewhere();
        new TestDatabase(other.port(), test.name()).execute("create table \"Order\" (id int, note text)");
        try (BackupWorkshop shop = new BackupWorkshop(folder, test, Environment.DEVELOPMENT)
                .with(Map.of("pg_restore", astray(other) + "\n"))) {
            Backup backup = shop.backUp(content);
            test.execute("delete from \"Order\" where id > 10");
            List<String> before = test.rows(SUMS);
            assertThatThrownBy(() -> shop.restore(backup.name(), OVER))
                    .isInstanceOf(LockkeeperException.class)
                    .hasMessageContaining("did its work there: nothing was changed here");
            assertThat(test.rows(SUMS)).isEqualTo(before);
            assertThat(test.rows("select pid from pg_locks where relation = '\"Order\"'::regclass"))
                    .isEmpty();
        }
    }

    /** Where there is no table that could be held, what was made here tells. */
    @Test
    void a_dump_without_tables_that_was_restored_on_another_server_is_not_taken_for_done() throws IOException {
        test.execute("drop table \"Order\"; create function one() returns int language sql as 'select 1'");
        TestDatabase other = elsewhere();
        try (BackupWorkshop shop = new BackupWorkshop(folder, test, Environment.DEVELOPMENT)) {
            Backup backup = shop.backUp(BackupFormat.CUSTOM);
            test.execute("create or replace function one() returns int language sql as 'select 2'");
            shop.with(Map.of("pg_restore", astray(other) + "\n"));
            assertThatThrownBy(() -> shop.restore(backup.name(), OVER))
                    .isInstanceOf(LockkeeperException.class)
                    .hasMessageContaining("did its work there: nothing was changed here");
            assertThat(test.rows("select one()")).containsExactly("2");
            shop.with(Map.of());
            shop.restore(backup.name(), OVER);
            assertThat(test.rows("select one()")).containsExactly("1");
            assertThat(shop.notices).noneMatch(notice -> notice.contains("never seen"));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ALL", "DATA"})
    void a_program_that_does_little_is_seen_here(BackupContent content) {
        try (BackupWorkshop shop = new BackupWorkshop(folder, test, Environment.DEVELOPMENT)) {
            List<String> before = test.rows(SUMS);
            Backup backup = shop.backUp(content);
            test.execute("truncate \"Order\"");
            shop.restore(backup.name(), OVER);
            assertThat(test.rows(SUMS)).isEqualTo(before);
            assertThat(shop.notices).noneMatch(notice -> notice.contains("never seen"));
        }
    }

    /** Though there is a database of that name: until it is whole, the one that is made here is called otherwise. */
    @ParameterizedTest
    @EnumSource(names = {"CUSTOM", "PLAIN"})
    void what_is_restored_into_a_new_database_finds_none_on_another_server(BackupFormat format) throws IOException {
        TestDatabase other = elsewhere();
        String stray = astray(other) + "\n";
        try (BackupWorkshop shop = new BackupWorkshop(folder, test, Environment.DEVELOPMENT)
                .with(Map.of("pg_restore", stray, "psql", stray))) {
            Backup backup = shop.backUp(format);
            assertThatThrownBy(() -> shop.restore(
                            backup.name(),
                            new RestoreWish(Optional.of("made"), false, false, 1, List.of(), true, true)))
                    .isInstanceOf(LockkeeperException.class)
                    .hasMessageContaining("led to another server than the one that was confirmed")
                    .hasMessageContaining("found no database made_restoring_");
            assertThat(test.rows("select datname from pg_database where datname like 'made%'"))
                    .isEmpty();
            assertThat(new TestDatabase(other.port(), "made")
                            .rows("select relname from pg_class where relname = 'Order'"))
                    .isEmpty();
        }
    }

    @Test
    void a_script_does_not_begin_on_another_server() throws IOException {
        TestDatabase other = elsewhere();
        try (BackupWorkshop shop =
                new BackupWorkshop(folder, test, Environment.DEVELOPMENT).with(Map.of("psql", astray(other) + "\n"))) {
            String dump = shop.dump("--clean", "--if-exists");
            assertThatThrownBy(() -> shop.restore(dump, OVER))
                    .isInstanceOf(LockkeeperException.class)
                    .hasMessageContaining("led to another server than the one that was confirmed");
            assertThat(new TestDatabase(other.port(), test.name())
                            .rows("select relname from pg_class where relname = 'Order'"))
                    .isEmpty();
        }
    }

    /** psql would leave the new database for one that is there, drop that, or run what the script wants here. */
    @ParameterizedTest
    @ValueSource(strings = {"--create", "--create --clean --if-exists", "!"})
    void a_script_that_reaches_beyond_its_database_is_not_run(String how) throws IOException {
        try (BackupWorkshop shop = new BackupWorkshop(folder, test, Environment.DEVELOPMENT)) {
            List<String> before = test.rows(SUMS);
            String dump;
            String told;
            if (how.equals("!")) {
                dump = shop.dump();
                told = "\\! touch " + folder.resolve("harm");
                String script = Files.readString(Path.of(dump));
                Files.writeString(
                        Path.of(dump), script.replace("SET statement_timeout", told + "\nSET statement_timeout"));
            } else {
                dump = shop.dump(how.split(" "));
                told = how.contains("--clean")
                        ? "DROP DATABASE IF EXISTS " + test.name()
                        : "CREATE DATABASE " + test.name();
            }
            for (RestoreWish wish : List.of(RestoreWish.USUAL, OVER)) {
                assertThatThrownBy(() -> shop.restore(dump, wish))
                        .isInstanceOf(LockkeeperException.class)
                        .hasMessageContaining("reaches beyond the database it is restored into (" + told)
                        .hasMessageContaining("Nothing was restored");
            }
            assertThat(folder.resolve("harm")).doesNotExist();
            assertThat(test.rows(SUMS)).isEqualTo(before);
            assertThat(test.rows("select datname from pg_database where datname like '" + test.name() + "\\_%'"))
                    .isEmpty();
        }
    }

    /** Such as an agent that looks into every database: its sessions keep what was restored from being renamed. */
    @Test
    void who_connects_to_what_is_being_restored_again_and_again_does_not_keep_it_from_its_name() {
        test.execute("alter table \"Order\" add check (id <> 1 or pg_sleep(0.5)::text = '')");
        try (BackupWorkshop shop = new BackupWorkshop(folder, test, Environment.DEVELOPMENT)) {
            Backup backup = shop.backUp(BackupFormat.CUSTOM);
            List<String> before = test.rows(SUMS);
            AtomicBoolean stop = new AtomicBoolean();
            AtomicInteger seen = new AtomicInteger();
            CompletableFuture<Void> agent =
                    CompletableFuture.runAsync(() -> lookInto(stop, seen), Thread::startVirtualThread);
            try {
                Restored made = shop.restore(backup.name(), RestoreWish.USUAL);
                TestDatabase restored = new TestDatabase(test.port(), made.database());
                assertThat(restored.rows(SUMS)).isEqualTo(before);
                assertThat(seen).as("it was there").hasPositiveValue();
            } finally {
                stop.set(true);
                agent.join();
            }
            test.execute("drop database \"" + test.name() + "_restored\" with (force)");
        }
    }

    private void lookInto(AtomicBoolean stop, AtomicInteger seen) {
        TestDatabase beside = new TestDatabase(test.port(), "postgres");
        while (!stop.get()) {
            for (String name : beside.rows("select datname from pg_database where datname like '" + test.name()
                    + "\\_restored\\_restoring\\_%'")) {
                try (Connection connection = new TestDatabase(test.port(), name).connect()) {
                    seen.incrementAndGet();
                    while (!stop.get()) {
                        connection.createStatement().execute("select pg_sleep(0.01)");
                    }
                } catch (SQLException e) {
                    assertThat(e.getSQLState()).isNotEmpty();
                }
            }
        }
    }

    @Test
    void a_script_that_drops_nothing_is_not_run_over_what_is_there() throws IOException {
        try (BackupWorkshop shop = new BackupWorkshop(folder, test, Environment.DEVELOPMENT)) {
            List<String> before = test.rows(SUMS);
            Backup backup = shop.backUp(BackupFormat.PLAIN);
            assertThatThrownBy(() -> shop.restore(backup.name(), OVER))
                    .isInstanceOf(LockkeeperException.class)
                    .hasMessageContaining("is a script that drops nothing")
                    .hasMessageContaining("--swap");
            assertThat(test.rows(SUMS)).isEqualTo(before);
            shop.restore(shop.dump("--clean", "--if-exists"), OVER);
            assertThat(test.rows(SUMS)).isEqualTo(before);
            String rows = shop.dump("--data-only", "--table=\"Order\"");
            test.execute("truncate \"Order\"");
            shop.restore(rows, OVER);
            assertThat(test.rows(SUMS)).isEqualTo(before);
        }
    }

    /** Another server with databases of the same names. */
    private TestDatabase elsewhere() {
        TestDatabase other = TestPostgres.major(TestPostgres.USUAL_MAJOR + 1).freshDatabase("elsewhere");
        other.execute("create database \"" + test.name() + "\"");
        other.execute("drop database if exists made");
        other.execute("create database made");
        return other;
    }

    /** A program that connects to another port than it was told. */
    private static String astray(TestDatabase other) {
        return "for a in \"$@\"; do shift; case \"$a\" in --dbname=*) a=$(printf %s \"$a\" | sed \"s/port='[0-9]*'/port='"
                + other.port()
                + "'/\");; esac; set -- \"$@\" \"$a\"; done; \"$real\" \"$@\"";
    }
}
