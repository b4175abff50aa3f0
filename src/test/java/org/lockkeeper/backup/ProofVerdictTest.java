package org.lockkeeper.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.Confirmer;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

/** A proof's verdict is of the dump: what goes wrong with this machine, or with the server to restore into, is no verdict. */
class ProofVerdictTest {
    private static final String GO_ON = ";; esac\nexec \"$real\" \"$@\"\n";

    @TempDir
    private Path folder;

    private final TestDatabase test = TestPostgres.usual().freshDatabase("verdict");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "case \"$1\" in --schema-only) kill -9 $$",
                "case \"$1\" in --list) echo 'pg_restore: error: out of memory' >&2; exit 1",
                "case \"$*\" in *--dbname=*) kill -9 $$",
                "case \"$*\" in *--dbname=*) echo 'pg_restore: error: could not execute query: ERROR:  could not extend file \"base/5/16390\": No space left on device' >&2; exit 1",
                "case \"$*\" in *--dbname=*) echo 'pg_restore: error: could not execute query: ERROR:  collation \"pg_catalog.de_AT\" for encoding \"UTF8\" does not exist' >&2; exit 1"
            })
    void trouble_of_this_machine_is_told_and_not_recorded(String trouble) throws IOException {
        try (BackupWorkshop shop = shop()) {
            Backup backup = shop.backUp(BackupFormat.CUSTOM);
            shop.with(Map.of("pg_restore", trouble + GO_ON));
            assertThatThrownBy(() -> verify(shop, backup))
                    .isInstanceOf(LockkeeperException.class)
                    .hasMessageMatching(
                            "(?s).*(killed by signal 9|out of memory|No space left on device|does not have what it needs.*backups\\.scratch).*");
            assertThat(shop.service().find(backup.name()).manifest().proof()).isEmpty();
        }
    }

    @Test
    void what_came_back_and_cannot_be_looked_at_leaves_the_backup_as_it_was() throws IOException {
        try (BackupWorkshop shop = shop()) {
            Backup backup = shop.backUp(BackupFormat.CUSTOM);
            shop.with(Map.of("pg_dump", "echo 'pg_dump: error: query failed: ERROR:  no' >&2; exit 1\n"));
            assertThatThrownBy(() -> verify(shop, backup))
                    .isInstanceOf(LockkeeperException.class)
                    .hasMessageContaining("the backup is as it was")
                    .hasMessageContaining("query failed: ERROR:  no")
                    .hasMessageNotContaining("Nothing of the backup was kept");
            assertThat(shop.service().find(backup.name())).isEqualTo(backup);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "case \"$1\" in --schema-only) echo 'pg_restore: error: could not uncompress data: (null)' >&2; exit 1",
                "case \"$*\" in *--dbname=*) echo 'pg_restore: error: could not execute query: ERROR:  syntax error' >&2; exit 1"
            })
    void what_is_wrong_with_the_dump_is_recorded(String wrong) throws IOException {
        try (BackupWorkshop shop = shop()) {
            Backup backup = shop.backUp(BackupFormat.CUSTOM);
            shop.with(Map.of("pg_restore", wrong + GO_ON));
            BackupProof proof = verify(shop, backup);
            assertThat(proof.passed()).isFalse();
            assertThat(proof.differences()).anyMatch(line -> line.matches(".*(uncompress data|syntax error).*"));
            assertThat(shop.service().find(backup.name()).manifest().proof()).contains(proof);
        }
    }

    @Test
    void a_backup_that_could_not_be_read_back_here_is_not_called_broken() throws IOException {
        try (BackupWorkshop shop = shop().with(Map.of("pg_restore", "case \"$1\" in --list) kill -9 $$" + GO_ON))) {
            assertThatThrownBy(() -> shop.backUp(BackupFormat.CUSTOM))
                    .isInstanceOf(LockkeeperException.class)
                    .hasMessageContaining("could not be read back")
                    .hasMessageContaining("killed by signal 9")
                    .hasMessageContaining("Nothing of the backup was kept");
            assertThat(shop.left()).isEmpty();
        }
    }

    private BackupWorkshop shop() {
        test.execute("create table if not exists a as select g as id from generate_series(1, 100) g");
        return new BackupWorkshop(folder, test, Environment.DEVELOPMENT);
    }

    private static BackupProof verify(BackupWorkshop shop, Backup backup) {
        return shop.service().verify(backup, shop.listener(), Confirmer.NOBODY, new CancelToken());
    }
}
