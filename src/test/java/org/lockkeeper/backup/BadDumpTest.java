package org.lockkeeper.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.testing.TestClients;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

/** Client programs that do not do what they say. */
class BadDumpTest {
    /** The dump's path, from the arguments. */
    private static final String FILE = "for a in \"$@\"; do case \"$a\" in --file=*) file=${a#--file=};; esac; done\n";

    @TempDir
    private Path folder;

    private final TestDatabase test = TestPostgres.usual().freshDatabase("bad_dump");

    @BeforeEach
    void some_rows() {
        test.execute("create table a as select g as id, md5(g::text) as t from generate_series(1, 20000) g");
    }

    @ParameterizedTest
    @EnumSource
    void one_that_exits_0_with_a_truncated_file_makes_no_backup(BackupFormat format) throws IOException {
        String cut = format == BackupFormat.DIRECTORY
                ? "for f in \"$file\"/*.gz; do truncate -s -200 \"$f\"; done"
                : "truncate -s -4000 \"$file\"";
        try (BackupWorkshop shop = shop(Map.of("pg_dump", FILE + "\"$real\" \"$@\" && " + cut + "\nexit 0\n"))) {
            assertThatThrownBy(() -> backup(shop, format))
                    .isInstanceOf(LockkeeperException.class)
                    .hasMessageContaining("not a whole dump");
            assertThat(shop.left()).isEmpty();
            assertThat(shop.service().catalogue().backups()).isEmpty();
        }
    }

    /** What newer programs read of a file that is cut off, they take for all of it. */
    @ParameterizedTest
    @CsvSource({"17, lz4", "17, none", "18, gzip"})
    void a_truncated_file_that_pg_restore_takes_for_whole_makes_no_backup(int programs, String compress)
            throws IOException {
        test.execute("create table b as select * from a");
        String cut = "f=$(ls -S \"$file\"/*.dat* | head -n 1); truncate -s -200 \"$f\"";
        try (BackupWorkshop shop = new BackupWorkshop(folder, test, Environment.DEVELOPMENT)
                .with(
                        TestClients.folder(programs),
                        Map.of(
                                "pg_dump",
                                FILE + "\"$real\" \"$@\" --compress=" + compress + " && " + cut + "\nexit 0\n"))) {
            assertThatThrownBy(() -> backup(shop, BackupFormat.DIRECTORY))
                    .isInstanceOf(LockkeeperException.class)
                    .hasMessageContaining("not a whole dump");
            assertThat(shop.left()).isEmpty();
        }
    }

    @Test
    void one_that_writes_nothing_or_no_dump_makes_no_backup() throws IOException {
        try (BackupWorkshop shop = shop(Map.of("pg_dump", "exit 0\n"))) {
            assertThatThrownBy(() -> backup(shop, BackupFormat.CUSTOM)).hasMessageContaining("it is empty");
            assertThat(shop.left()).isEmpty();
        }
        try (BackupWorkshop shop = shop(Map.of("pg_dump", FILE + "echo nonsense > \"$file\"\n"))) {
            assertThatThrownBy(() -> backup(shop, BackupFormat.CUSTOM)).hasMessageContaining("not a whole dump");
            assertThatThrownBy(() -> backup(shop, BackupFormat.PLAIN)).hasMessageContaining("cut off");
            assertThat(shop.left()).isEmpty();
        }
    }

    @Test
    void one_that_is_killed_is_told_as_killed() throws IOException {
        try (BackupWorkshop shop = shop(Map.of("pg_dump", FILE + "echo half > \"$file\"\nkill -9 $$\n"))) {
            assertThatThrownBy(() -> backup(shop, BackupFormat.CUSTOM))
                    .isInstanceOf(LockkeeperException.class)
                    .hasMessageContaining("killed by signal 9");
            assertThat(shop.left()).isEmpty();
        }
    }

    @Test
    void roles_that_cannot_be_read_are_told_and_the_backup_goes_on() throws IOException {
        try (BackupWorkshop shop = shop(Map.of(
                "pg_dumpall", "echo 'pg_dumpall: error: query failed: ERROR:  permission denied' >&2\nexit 1\n"))) {
            Backup backup = backup(shop, BackupFormat.CUSTOM);
            assertThat(backup.manifest().globals()).isEmpty();
            assertThat(backup.manifest().notes().getFirst()).contains("permission denied");
            assertThat(shop.notices).anyMatch(notice -> notice.contains("roles and tablespaces"));
        }
    }

    @Test
    void a_program_that_is_not_there_is_told_by_its_name() throws IOException {
        try (BackupWorkshop shop = shop(Map.of())) {
            Files.delete(folder.resolve("bin/pg_dumpall"));
            Backup backup = backup(shop, BackupFormat.CUSTOM);
            assertThat(backup.manifest().notes().getFirst()).contains("pg_dumpall cannot be started in");
            Files.delete(folder.resolve("bin/pg_restore"));
            assertThatThrownBy(() -> backup(shop, BackupFormat.CUSTOM))
                    .isInstanceOf(LockkeeperException.class)
                    .hasMessageContaining("pg_restore cannot be started in " + folder.resolve("bin") + " (")
                    .hasMessageContaining("No such file or directory): install all client programs");
            assertThat(shop.service().catalogue().backups()).containsExactly(backup);
        }
    }

    @Test
    void a_full_disk_half_way_is_told_and_leaves_nothing() throws Exception {
        Path disk = Files.createDirectories(folder.resolve("disk"));
        Process mount = new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=128k", "tmpfs", disk.toString())
                .redirectErrorStream(true)
                .start();
        Assumptions.assumeTrue(mount.waitFor() == 0, "mounting a small tmpfs wants root");
        try (BackupWorkshop shop = shop(Map.of())) {
            assertThatThrownBy(() -> shop.service()
                            .backup(
                                    "development",
                                    Optional.of(disk),
                                    BackupOptions.USUAL,
                                    true,
                                    shop.listener(),
                                    new CancelToken()))
                    .isInstanceOf(LockkeeperException.class)
                    .hasMessageContaining("There is no room left in " + disk);
            assertThat(disk).isEmptyDirectory();
        } finally {
            new ProcessBuilder("umount", disk.toString()).start().waitFor();
        }
    }

    private BackupWorkshop shop(Map<String, String> scripts) throws IOException {
        return new BackupWorkshop(folder, test, Environment.DEVELOPMENT).with(scripts);
    }

    private static Backup backup(BackupWorkshop shop, BackupFormat format) {
        return shop.service()
                .backup(
                        "development",
                        Optional.of(shop.out),
                        BackupOptions.USUAL.withFormat(format, 1),
                        true,
                        shop.listener(),
                        new CancelToken());
    }
}
