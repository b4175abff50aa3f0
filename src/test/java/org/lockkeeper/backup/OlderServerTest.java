package org.lockkeeper.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockkeeper.client.ClientFinder;
import org.lockkeeper.client.ProgramVersion;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.testing.TestClients;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

/** What programs of 17 and newer set, and older servers do not know. */
class OlderServerTest {
    private static final RestoreWish OVER = new RestoreWish(Optional.empty(), false, true, 1, List.of(), true, true);
    private static final String SETTING = "SET transaction_timeout = 0;";

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

    @ParameterizedTest
    @ValueSource(ints = {17, 18})
    void a_script_of_a_newer_pg_dump_is_restored_without_the_setting(int programs) throws IOException {
        try (BackupWorkshop shop = shop(programs)) {
            Path script = script(shop);
            String before = Files.readString(script);
            assertThat(before).contains(SETTING);
            Restored restored = shop.restore(script.toString(), RestoreWish.USUAL);
            assertThat(new TestDatabase(test.port(), restored.database()).rows("select t from a"))
                    .isEqualTo(test.rows("select t from a"));
            assertThat(Files.readString(script)).isEqualTo(before);
            assertThat(folder.resolve("backups/runs").toFile().list()).containsExactly(".lock");
        }
    }

    @Test
    void an_error_in_such_a_script_is_told_at_its_own_line() throws IOException {
        try (BackupWorkshop shop = shop(17)) {
            Path script = script(shop);
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

    @ParameterizedTest
    @CsvSource({"17, 1", "17, 2", "18, 3"})
    void every_job_that_passes_over_the_setting_has_restored_all(int programs, int jobs) {
        test.execute("create table b as select 1 as i; create table c as select 2 as i; create index on b (i)");
        try (BackupWorkshop shop = shop(programs)) {
            RestoreWish wish = new RestoreWish(Optional.empty(), false, false, jobs, List.of(), true, true);
            Restored restored = shop.restore(shop.backUp(BackupFormat.CUSTOM).name(), wish);
            assertThat(new TestDatabase(test.port(), restored.database())
                            .rows("select (select count(*) from a), b.i, c.i from b, c"))
                    .containsExactly("2|1|2");
        }
    }

    @Test
    void in_one_transaction_it_is_told_before_it_starts() {
        try (BackupWorkshop shop = shop(17)) {
            Backup backup = shop.backUp(BackupFormat.CUSTOM);
            assertThat(backup.manifest().toolVersion()).startsWith("17.");
            assertThatThrownBy(() -> shop.restore(backup.name(), OVER))
                    .isInstanceOf(LockkeeperException.class)
                    .hasMessageContaining("a setting that PostgreSQL 15 does not know")
                    .hasMessageContaining("--swap");
        }
    }

    @Test
    void programs_that_do_not_set_it_go_first() {
        int installed = new ClientFinder(List.of()).all().getFirst().version().major();
        Assumptions.assumeTrue(installed < ProgramVersion.FIRST_WITH_TIMEOUT, "the installed programs set it");
        try (BackupWorkshop shop = new BackupWorkshop(folder, test, Environment.DEVELOPMENT)) {
            Backup backup = shop.backUp(BackupFormat.CUSTOM);
            test.execute("delete from a");
            shop.programs(TestClients.folder(17));
            assertThat(shop.backUp(BackupFormat.CUSTOM).manifest().toolVersion())
                    .startsWith("17.");
            assertThat(shop.outlook(backup.name(), OVER).tools().version().major())
                    .isEqualTo(installed);
            shop.restore(backup.name(), OVER);
            assertThat(test.rows("select count(*) from a")).containsExactly("2");
        }
    }

    private BackupWorkshop shop(int programs) {
        return new BackupWorkshop(folder, test, Environment.DEVELOPMENT).programs(TestClients.folder(programs));
    }

    /** A copy that is no backup of the catalogue. */
    private Path script(BackupWorkshop shop) throws IOException {
        Backup backup = shop.backUp(BackupFormat.PLAIN);
        Path dump = ((Backup.Local) backup.place()).folder().dump(backup.manifest());
        return Files.copy(dump, folder.resolve("newer.sql"));
    }
}
