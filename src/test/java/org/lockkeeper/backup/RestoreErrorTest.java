package org.lockkeeper.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

/** The first error of an archive's restore ends it, names its object and leaves everything as it was. */
class RestoreErrorTest {
    private static final String ROWS = "select id from a union all select id + 100 from z order by 1";

    @TempDir
    private Path folder;

    private final TestDatabase test = TestPostgres.usual().freshDatabase("restore_error");

    /** A check that holds only where the database is set up so. */
    @BeforeEach
    void rows_that_do_not_come_back() {
        test.execute("alter database \"" + test.name() + "\" set app.open = 'yes'");
        test.execute("create table a (id int check (coalesce(current_setting('app.open', true), '') = 'yes'));"
                + " create table z (id int); insert into a values (1), (2); insert into z values (1), (2)");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void into_a_new_database_it_leaves_none(int jobs) {
        try (BackupWorkshop shop = shop()) {
            String backup = shop.backUp(BackupFormat.CUSTOM).name();
            RestoreWish wish = new RestoreWish(Optional.empty(), false, false, jobs, List.of(), true, true);
            assertThatThrownBy(() -> shop.restore(backup, wish))
                    .isInstanceOf(LockkeeperException.class)
                    .hasMessageContaining("stopped at TABLE DATA a ")
                    .hasMessageContaining("violates check constraint")
                    .hasMessageContaining("The new database was dropped again; nothing else was changed.");
            assertThat(test.rows("select datname from pg_database where datname like '" + test.name() + "\\_%'"))
                    .isEmpty();
        }
    }

    @Test
    void over_what_is_there_its_one_transaction_is_rolled_back() {
        try (BackupWorkshop shop = shop()) {
            String backup = shop.backUp(BackupFormat.CUSTOM).name();
            test.execute("insert into z values (3); insert into a values (3)");
            test.execute("alter database \"" + test.name() + "\" reset app.open");
            List<String> before = test.rows(ROWS);
            assertThatThrownBy(() -> shop.restore(
                            backup, new RestoreWish(Optional.empty(), false, true, 1, List.of(), true, true)))
                    .isInstanceOf(LockkeeperException.class)
                    .hasMessageContaining("stopped at TABLE DATA a ")
                    .hasMessageContaining("rolled back: nothing was changed");
            assertThat(test.rows(ROWS)).isEqualTo(before);
        }
    }

    @Test
    void a_dump_of_a_newer_server_is_told_before_it_starts() throws IOException {
        try (BackupWorkshop shop = shop()) {
            Backup backup = shop.backUp(BackupFormat.CUSTOM);
            Path dump = ((Backup.Local) backup.place()).folder().dump(backup.manifest());
            String version = backup.manifest().source().serverVersion();
            // The archive says which server it is of.
            String bytes = new String(Files.readAllBytes(dump), StandardCharsets.ISO_8859_1);
            Path other = Files.write(
                    folder.resolve("newer.dump"),
                    bytes.replaceFirst("15(\\.\\d+)", "19$1").getBytes(StandardCharsets.ISO_8859_1));
            assertThat(shop.outlook(other.toString(), RestoreWish.USUAL).warnings())
                    .anyMatch(line -> line.startsWith("The dump is of PostgreSQL 19 and the server runs " + version));
        }
    }

    private BackupWorkshop shop() {
        return new BackupWorkshop(folder, test, Environment.DEVELOPMENT);
    }
}
