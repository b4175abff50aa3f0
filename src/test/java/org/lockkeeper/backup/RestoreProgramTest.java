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

    @Test
    void a_script_does_not_begin_on_another_server() throws IOException {
        TestDatabase other = elsewhere();
        try (BackupWorkshop shop =
                new BackupWorkshop(folder, test, Environment.DEVELOPMENT).with(Map.of("psql", astray(other) + "\n"))) {
            Backup backup = shop.backUp(BackupFormat.PLAIN);
            assertThatThrownBy(() -> shop.restore(
                            backup.name(),
                            new RestoreWish(Optional.of("made"), false, false, 1, List.of(), true, true)))
                    .isInstanceOf(LockkeeperException.class)
                    .hasMessageContaining("led to another server than the one that was confirmed");
            assertThat(new TestDatabase(other.port(), "made")
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
