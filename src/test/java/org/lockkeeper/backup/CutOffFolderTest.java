package org.lockkeeper.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockkeeper.client.ClientTools;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.testing.TestClients;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

/** A dump in a folder of which a file is cut off: newer programs restore what is left and say that all is well. */
class CutOffFolderTest {
    @TempDir
    private Path folder;

    private final TestDatabase test = TestPostgres.usual().freshDatabase("cut_off");

    @ParameterizedTest
    @CsvSource({"17, zstd", "17, lz4", "17, none", "18, gzip"})
    void it_is_not_restored(int programs, String compress) throws IOException {
        test.execute("create table a as select g, md5(g::text) t from generate_series(1, 500) g;"
                + " create table b as select * from a");
        Path dump = dump(TestClients.tools(programs), "--compress=" + compress);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(dump, "[0-9]*.dat*")) {
            Path first = files.iterator().next();
            try (RandomAccessFile file = new RandomAccessFile(first.toFile(), "rw")) {
                file.setLength(file.length() / 2);
            }
        }
        try (BackupWorkshop shop = shop(programs)) {
            assertThatThrownBy(() -> shop.restore(dump.toString(), RestoreWish.USUAL))
                    .isInstanceOf(LockkeeperException.class)
                    .hasMessageContaining("Nothing was restored")
                    .hasMessageContaining("rows of");
            assertThat(test.rows("select 1 from pg_database where datname = '" + test.name() + "_restored'"))
                    .isEmpty();
        }
    }

    @Test
    void rows_that_are_written_as_statements_have_no_end_to_be_looked_for() throws IOException {
        test.execute("create table a as select 1 as g; create table b as select 2 as g");
        Path dump = dump(TestClients.tools(17), "--inserts");
        try (BackupWorkshop shop = shop(17)) {
            Restored restored = shop.restore(dump.toString(), RestoreWish.USUAL);
            assertThat(new TestDatabase(test.port(), restored.database()).rows("select a.g, b.g from a, b"))
                    .containsExactly("1|2");
            test.execute("drop database \"" + restored.database() + "\"");
        }
    }

    private BackupWorkshop shop(int programs) {
        return new BackupWorkshop(folder, test, Environment.DEVELOPMENT).programs(TestClients.folder(programs));
    }

    private Path dump(ClientTools tools, String how) throws IOException {
        Path dump = folder.resolve("dump");
        List<String> command = new ArrayList<>(List.of(
                tools.program("pg_dump").toString(),
                "--format=directory",
                "--file=" + dump,
                "--dbname=postgresql://%s@127.0.0.1:%d/%s".formatted(test.user(), test.port(), test.name()),
                how));
        assertThat(new ProcessBuilder(command)
                        .inheritIO()
                        .start()
                        .onExit()
                        .join()
                        .exitValue())
                .isZero();
        return dump;
    }
}
