package org.lockkeeper.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.guard.Confirmer;
import org.lockkeeper.guard.Consent;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.guard.GuardRefusedException;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.testing.OpenTransaction;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

/** Whom a swap, the way back and a restore over what is there hit is shown as before a terminate. */
class RestoreHitTest {
    private static final RestoreWish OVER = new RestoreWish(Optional.empty(), false, true, 1, List.of(), true, true);

    @TempDir
    private Path folder;

    private final TestDatabase test = TestPostgres.usual().freshDatabase("hit");

    @Test
    void sessions_are_shown_with_what_they_are_what_they_hold_and_what_rolls_back() throws SQLException {
        test.execute("create table customer (id int primary key)");
        try (BackupWorkshop shop = new BackupWorkshop(folder, test, Environment.PRODUCTION)) {
            Backup backup = shop.backUp(BackupFormat.CUSTOM);
            try (Connection idle = test.connect();
                    Connection migration = test.connect();
                    OpenTransaction _ = OpenTransaction.of(test, "insert into customer values (1)")) {
                idle.createStatement().execute("set application_name = 'pg_dump'; select 1");
                migration.createStatement().execute("select pg_advisory_lock(72707369)");
                for (RestoreWish wish : List.of(RestoreWish.USUAL.swapped(), OVER)) {
                    assertShown(shop.outlook(backup.name(), wish).hit().lines());
                    assertShown(consequences(confirmer -> shop.service()
                            .restores()
                            .restore(
                                    "production", backup.name(), wish, confirmer, shop.listener(), new CancelToken())));
                }
            }
            shop.restore(backup.name(), RestoreWish.USUAL.swapped());
            try (OpenTransaction _ = OpenTransaction.of(test, "insert into customer values (1)")) {
                assertThat(consequences(confirmer -> shop.service().restores().undo("production", confirmer)))
                        .anyMatch(line -> line.contains("has written in a transaction"));
            }
        } finally {
            TestDatabase first = new TestDatabase(test.port(), "postgres");
            for (String made :
                    first.rows("select datname from pg_database where datname like '" + test.name() + "\\_%'")) {
                first.execute("drop database \"" + made + "\" with (force)");
            }
        }
    }

    private static void assertShown(List<String> lines) {
        assertThat(lines)
                .anyMatch(line -> line.contains("forgotten") && line.contains("idle in transaction"))
                .anyMatch(line -> line.contains("has written in a transaction") && line.contains("rolled back"))
                .anyMatch(line -> line.contains("is a backup (pg_dump)"))
                .anyMatch(line -> line.contains("is a migration: it holds the lock of Prisma Migrate"))
                .anyMatch(line -> line.contains("nobody waits for a lock behind it"));
    }

    private interface Action {
        void run(Confirmer confirmer);
    }

    /** What a person is shown, who then says no. */
    private static List<String> consequences(Action action) {
        List<String> shown = new ArrayList<>();
        assertThatThrownBy(() -> action.run(new Confirmer() {
                    @Override
                    public String acknowledge(Consent request) {
                        shown.addAll(request.consequences());
                        return "";
                    }

                    @Override
                    public String typeName(Consent request) {
                        return "";
                    }

                    @Override
                    public String giveReason(Consent request) {
                        return "";
                    }
                }))
                .isInstanceOf(GuardRefusedException.class);
        return shown;
    }
}
