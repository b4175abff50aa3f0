package org.lockkeeper.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.client.ClientFinder;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

/** The one format of pg_dump that is not restored as it stands. */
class TarDumpTest {
    private static final Path TAR = Path.of("/usr/bin/tar");

    @TempDir
    private Path folder;

    private final TestDatabase test = TestPostgres.usual().freshDatabase("tarred");

    @Test
    void it_is_called_by_its_name_and_the_way_out_leads_out() throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(TAR), "this system has no tar");
        test.execute("create table a as select g as id from generate_series(1, 300) g");
        Path tar = folder.resolve("shop.tar");
        run(
                new ClientFinder(List.of()).all().getFirst().program("pg_dump").toString(),
                "--format=tar",
                "--file=" + tar,
                "host=127.0.0.1 port=%d user=%s dbname=%s".formatted(test.port(), test.user(), test.name()));
        try (BackupWorkshop shop = new BackupWorkshop(folder, test, Environment.DEVELOPMENT)) {
            assertThatThrownBy(() -> shop.restore(tar.toString(), RestoreWish.USUAL))
                    .isInstanceOf(LockkeeperException.class)
                    .hasMessageContaining("in the tar format")
                    .hasMessageContaining("tar -xf shop.tar -C FOLDER");
            Path unpacked = Files.createDirectories(folder.resolve("unpacked"));
            run(TAR.toString(), "-xf", tar.toString(), "-C", unpacked.toString());
            shop.restore(
                    unpacked.toString(),
                    new RestoreWish(Optional.of(test.name() + "_back"), false, false, 1, List.of(), true, true));
            assertThat(new TestDatabase(test.port(), test.name() + "_back").rows("select count(*) from a"))
                    .containsExactly("300");
        }
    }

    private static void run(String... command) throws Exception {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
}
