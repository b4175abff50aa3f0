package org.lockkeeper.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.client.ClientFinder;
import org.lockkeeper.client.ClientTools;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.Confirmer;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.testing.Said;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

/** Client programs of another major than the server's. */
class OtherMajorsTest {
    @TempDir
    private Path folder;

    private final ClientTools newest = new ClientFinder(List.of()).all().getFirst();

    @Test
    void a_server_that_is_newer_than_every_program_here_gets_no_backup_but_what_to_install() throws Exception {
        int major = TestPostgres.majors().getLast();
        Assumptions.assumeTrue(newest.version().major() < major, "the client programs here are as new as any server");
        TestDatabase test = TestPostgres.major(major).freshDatabase("newer");
        try (BackupWorkshop shop = new BackupWorkshop(folder, test, Environment.DEVELOPMENT)) {
            assertThatThrownBy(() -> backup(shop))
                    .isInstanceOf(LockkeeperException.class)
                    .hasMessageContaining("PostgreSQL " + major + " wants client programs of that version")
                    .hasMessageContaining("Install them with: ");
            assertThatThrownBy(() -> shop.service().survey("development")).hasMessageContaining("Install them with: ");
            assertThat(shop.left()).isEmpty();
        }
    }

    @Test
    void an_older_server_is_backed_up_proven_and_restored_by_newer_programs() {
        int major = TestPostgres.majors().getFirst();
        Assumptions.assumeTrue(newest.version().major() > major, "the client programs here are as old as any server");
        TestDatabase test = TestPostgres.major(major).freshDatabase("older");
        test.execute("create table a (id serial primary key, t text);"
                + " insert into a (t) select 't' || g from generate_series(1, 200) g");
        try (BackupWorkshop shop = new BackupWorkshop(folder, test, Environment.DEVELOPMENT)) {
            Backup backup = backup(shop);
            assertThat(backup.manifest().source().major()).isEqualTo(major);
            assertThat(backup.manifest().toolVersion())
                    .isEqualTo(newest.version().text());
            BackupProof proof = shop.service().verify(backup, shop.listener(), Confirmer.NOBODY, new CancelToken());
            assertThat(proof.differences()).isEmpty();
            assertThat(proof.where()).isEqualTo("an embedded PostgreSQL " + major);
            Restored restored = shop.service()
                    .restores()
                    .restore(
                            "development",
                            backup.name(),
                            RestoreWish.USUAL,
                            Said.reviewed(test.name()),
                            shop.listener(),
                            new CancelToken());
            TestDatabase made = new TestDatabase(test.port(), restored.database());
            assertThat(made.rows("select count(*) from a")).containsExactly("200");
            test.execute("drop database \"" + restored.database() + "\"");
        }
    }

    private static Backup backup(BackupWorkshop shop) {
        return shop.service()
                .backup(
                        "development",
                        Optional.of(shop.out),
                        BackupOptions.USUAL,
                        true,
                        shop.listener(),
                        new CancelToken());
    }
}
