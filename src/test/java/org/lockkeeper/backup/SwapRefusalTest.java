package org.lockkeeper.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.db.Database;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.testing.Said;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

/** What the server would refuse at the end of a swap is told before anything is restored; what it refuses all the same loses nothing. */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SwapRefusalTest {
    private static final RestoreWish SWAP = new RestoreWish(Optional.empty(), true, false, 1, List.of(), false, false);
    private static final String IDS = "select id from a order by id";

    @TempDir
    private Path folder;

    private final TestDatabase test = TestPostgres.usual().freshDatabase("swap_refusal");
    private final TestDatabase beside = new TestDatabase(test.port(), "postgres");
    private final String role = test.name() + " lead";
    private final String made = "select datname from pg_database where datname like '" + test.name() + "\\_%'";

    @BeforeEach
    void a_database_of_somebody() {
        beside.execute("create role \"%s\" login createdb".formatted(role));
        test.execute("create table a (id int); insert into a values (1), (2); alter table a owner to \"%s\"; "
                        .formatted(role)
                + "alter database \"%s\" owner to \"%s\"".formatted(test.name(), role));
    }

    @AfterEach
    void whatever_was_made_is_dropped() {
        beside.rows(made).forEach(name -> beside.execute("drop database \"" + name + "\" with (force)"));
        beside.execute("drop database \"%s\" with (force)".formatted(test.name()));
        beside.execute("drop role \"%s\"".formatted(role));
    }

    @Test
    void what_the_role_may_not_and_what_is_in_the_way_is_told_before_anything_is_restored() {
        try (BackupWorkshop shop = shop(role)) {
            Backup backup = shop.backUp(BackupFormat.CUSTOM);
            beside.execute("alter role \"%s\" nocreatedb".formatted(role));
            refused(shop, backup, SWAP, "Role " + role + " may not make or rename databases");
            refused(shop, backup, RestoreWish.USUAL, "alter role \"" + role + "\" createdb");
            beside.execute(
                    "alter role \"%s\" createdb; alter database \"%s\" owner to postgres".formatted(role, test.name()));
            refused(shop, backup, SWAP, "may not rename " + test.name() + ", which belongs to postgres");
            beside.execute("alter database \"%s\" owner to \"%s\"".formatted(test.name(), role));
            test.execute("begin; insert into a values (3); prepare transaction '%s'".formatted(test.name()));
            try {
                refused(shop, backup, SWAP, "a prepared transaction is in it (" + test.name() + ")");
            } finally {
                test.execute("rollback prepared '%s'".formatted(test.name()));
            }
            assertThat(beside.rows(made)).isEmpty();
            assertThat(test.rows(IDS)).containsExactly("1", "2");
        }
    }

    /** By the commands that are told the renaming is done by hand, and an undo knows what was put away so. */
    @Test
    void a_session_that_the_role_may_not_end_is_named_and_what_was_restored_is_kept_for_later() throws SQLException {
        try (BackupWorkshop shop = shop(role)) {
            Backup backup = shop.backUp(BackupFormat.CUSTOM);
            test.execute("delete from a where id = 2");
            String told;
            try (Connection _ = watcher()) {
                assertThat(shop.outlook(backup.name(), SWAP).warnings())
                        .anySatisfy(line -> assertThat(line)
                                .contains("may not disconnect pid ", "(role postgres, watcher) from " + test.name()));
                Throwable failed = catchThrowable(() -> shop.restore(backup.name(), SWAP));
                assertThat(failed)
                        .isInstanceOf(LockkeeperException.class)
                        .hasMessageContaining("Everything was restored into " + test.name() + "_restored")
                        .hasMessageContaining("may not disconnect pid ")
                        .hasMessageContaining("What is there is as it was");
                told = String.valueOf(failed.getMessage());
                assertThat(beside.rows("select 1 from pg_stat_activity where application_name = 'watcher'"))
                        .hasSize(1);
            }
            assertThat(test.rows(IDS)).containsExactly("1");
            assertThat(new TestDatabase(test.port(), test.name() + "_restored").rows(IDS))
                    .containsExactly("1", "2");

            shop.databases.all().forEach(Database::disconnect);
            beside.execute(told.replaceFirst("(?s).*third database: (alter .*?)\\. That is undone.*", "$1"));
            assertThat(test.rows(IDS)).containsExactly("1", "2");
            List<String> names = beside.rows(made);
            List<String> consequences = new ArrayList<>();
            try (Connection _ = watcher()) {
                assertThatThrownBy(() -> shop.service()
                                .restores()
                                .undo(
                                        "production",
                                        Said.reviewed(test.name(), asked -> consequences.addAll(asked.consequences()))))
                        .isInstanceOf(LockkeeperException.class)
                        .hasMessageContaining("did not come back as " + test.name())
                        .hasMessageContaining("Both are called as they were");
            }
            assertThat(consequences).anyMatch(line -> line.contains("(role postgres, watcher)"));
            assertThat(beside.rows(made)).isEqualTo(names);
            shop.service().restores().undo("production", Said.reviewed(test.name()));
            assertThat(test.rows(IDS)).containsExactly("1");
        }
    }

    /** It holds nothing that is dropped; the one who does is waited for and named, as elsewhere. */
    @Test
    void over_what_is_there_a_session_that_cannot_be_ended_and_holds_nothing_is_in_nobodys_way() throws SQLException {
        try (BackupWorkshop shop = shop(role);
                Connection _ = watcher()) {
            Backup backup = shop.backUp(BackupFormat.CUSTOM);
            test.execute("delete from a where id = 2");
            shop.restore(backup.name(), new RestoreWish(Optional.empty(), false, true, 1, List.of(), false, false));
            assertThat(test.rows(IDS)).containsExactly("1", "2");
            assertThat(beside.rows("select 1 from pg_stat_activity where application_name = 'watcher'"))
                    .hasSize(1);
        }
    }

    private void refused(BackupWorkshop shop, Backup backup, RestoreWish wish, String why) {
        assertThatThrownBy(() -> shop.outlook(backup.name(), wish))
                .isInstanceOf(LockkeeperException.class)
                .hasMessageContaining(why)
                .hasMessageContaining("Nothing was changed");
    }

    /** A superuser's. */
    private Connection watcher() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%d/%s?ApplicationName=watcher".formatted(test.port(), test.name()),
                test.user(),
                "");
    }

    private BackupWorkshop shop(String user) {
        return new BackupWorkshop(folder, new TestDatabase(test.port(), test.name(), user), Environment.PRODUCTION);
    }
}
