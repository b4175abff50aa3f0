package org.lockkeeper.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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
