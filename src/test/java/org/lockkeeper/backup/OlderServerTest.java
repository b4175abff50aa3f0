package org.lockkeeper.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

/** What programs of 17 and newer set, and older servers do not know. */
class OlderServerTest {
    private static final RestoreWish OVER = new RestoreWish(Optional.empty(), false, true, 1, List.of(), true, true);
    private static final String SETTING = "SET transaction_timeout = 0;";
    private static final String SAYS =
            "pg_restore: error: could not execute query: ERROR:  unrecognized configuration parameter \"transaction_timeout\"";

    @TempDir
    private Path folder;

    private final TestDatabase test = TestPostgres.usual().freshDatabase("older_server");

    @BeforeEach
    void some_rows() {
        test.execute("create table a (t text); insert into a values ('" + SETTING + "'), (e'a\\nb')");
    }

    @AfterEach
    void whatever_was_made_is_dropped() {
        TestDatabase first = new TestDatabase(test.port(), "postgres");
        for (String made : first.rows("select datname from pg_database where datname like '" + test.name() + "\\_%'")) {
            first.execute("drop database \"" + made + "\" with (force)");
        }
    }

    @Test
    void a_script_of_a_newer_pg_dump_is_restored_without_the_setting() throws IOException {
        try (BackupWorkshop shop = new BackupWorkshop(folder, test, Environment.DEVELOPMENT)) {
            Path script = newer(shop.backUp(BackupFormat.PLAIN));
            String before = Files.readString(script);
            Restored restored = shop.restore(script.toString(), RestoreWish.USUAL);
            assertThat(new TestDatabase(test.port(), restored.database()).rows("select t from a"))
                    .isEqualTo(test.rows("select t from a"));
            assertThat(Files.readString(script)).isEqualTo(before);
            assertThat(folder.resolve("backups/runs").toFile().list()).containsExactly(".lock");
        }
    }

    @Test
    void an_error_in_such_a_script_is_told_at_its_own_line() throws IOException {
        try (BackupWorkshop shop = new BackupWorkshop(folder, test, Environment.DEVELOPMENT)) {
            Path script = newer(shop.backUp(BackupFormat.PLAIN));
            Files.writeString(script, Files.readString(script).replace("CREATE TABLE", "CREATE OOPS"));
            // psql tells the line that ends the statement.
            long line = 1
                    + Files.readAllLines(script).stream()
                            .takeWhile(one -> !one.equals(");"))
                            .count();
            assertThatThrownBy(() -> shop.restore(script.toString(), RestoreWish.USUAL))
                    .hasMessageContaining("stopped at line " + line);
        }
    }

    @Test
    void every_job_that_passes_over_the_setting_has_restored_all() throws IOException {
        String newer = "\"$real\" \"$@\" || exit; case \"$*\" in *dbname*) for i in 1 2 3; do echo '" + SAYS
                + "' >&2; done; echo 'pg_restore: warning: errors ignored on restore: 3' >&2; exit 1;; esac\n";
        try (BackupWorkshop shop =
                new BackupWorkshop(folder, test, Environment.DEVELOPMENT).with(Map.of("pg_restore", newer))) {
            Restored restored = shop.restore(shop.backUp(BackupFormat.CUSTOM).name(), RestoreWish.USUAL);
            assertThat(new TestDatabase(test.port(), restored.database()).rows("select count(*) from a"))
                    .containsExactly("2");
        }
    }

    @Test
    void in_one_transaction_it_is_told_before_it_starts() throws IOException {
        try (BackupWorkshop shop = new BackupWorkshop(folder, test, Environment.DEVELOPMENT).claiming("17.11")) {
            Backup backup = shop.backUp(BackupFormat.CUSTOM);
            assertThat(backup.manifest().toolVersion()).isEqualTo("17.11");
            assertThatThrownBy(() -> shop.restore(backup.name(), OVER))
                    .isInstanceOf(LockkeeperException.class)
                    .hasMessageContaining("a setting that PostgreSQL 15 does not know")
                    .hasMessageContaining("--swap");
            assertThat(shop.restore(backup.name(), RestoreWish.USUAL).database())
                    .isNotEmpty();
        }
    }

    @Test
    void programs_that_do_not_set_it_go_first() throws IOException {
        try (BackupWorkshop shop = new BackupWorkshop(folder, test, Environment.DEVELOPMENT)) {
            Backup backup = shop.backUp(BackupFormat.CUSTOM);
            shop.claiming("17.11");
            assertThat(shop.service()
                            .restores()
                            .outlook("development", backup.name(), OVER, new CancelToken())
                            .tools()
                            .version()
                            .major())
                    .isLessThan(17);
        }
    }

    /** As pg_dump 17 writes it. */
    private Path newer(Backup backup) throws IOException {
        Path dump = ((Backup.Local) backup.place()).folder().dump(backup.manifest());
        String script = Files.readString(dump);
        assertThat(script).contains("SET idle_in_transaction_session_timeout = 0;\n");
        return Files.writeString(
                folder.resolve("newer.sql"),
                script.replace(
                        "SET idle_in_transaction_session_timeout = 0;\n",
                        "SET idle_in_transaction_session_timeout = 0;\n" + SETTING + "\n"));
    }
}
