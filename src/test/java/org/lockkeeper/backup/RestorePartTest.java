package org.lockkeeper.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

/** A part of a database does not take a whole one's place. */
class RestorePartTest {
    @TempDir
    private Path folder;

    private final TestDatabase test = TestPostgres.usual().freshDatabase("part");

    @BeforeEach
    void two_tables() {
        test.execute("create table a (id int); create table b (id int); insert into a values (1)");
    }

    @Test
    void selected_tables_are_not_swapped_in() {
        try (BackupWorkshop shop = new BackupWorkshop(folder, test, Environment.PRODUCTION)) {
            Backup backup = shop.backUp(BackupFormat.CUSTOM);
            RestoreWish wish = new RestoreWish(Optional.empty(), true, false, 1, List.of("a"), true, true);
            assertThatThrownBy(() -> shop.restore(backup.name(), wish))
                    .isInstanceOfSatisfying(LockkeeperException.class, RestorePartTest::usage)
                    .hasMessageContaining("Selected tables alone do not take a database's place");
            unchanged();
        }
    }

    @Test
    void a_backup_of_a_part_is_not_swapped_in() {
        try (BackupWorkshop shop = new BackupWorkshop(folder, test, Environment.PRODUCTION)) {
            String definitions = backUp(shop, BackupContent.SCHEMA, List.of(), List.of());
            String some = backUp(shop, BackupContent.ALL, List.of("a"), List.of());
            String without = backUp(shop, BackupContent.ALL, List.of(), List.of("b"));
            RestoreWish wish = RestoreWish.USUAL.swapped();
            refused(shop, definitions, wish, "(definitions without rows)");
            refused(shop, some, wish, "(only table a)");
            refused(shop, without, wish, "(without table b)");
            unchanged();
        }
    }

    @Test
    void what_a_part_does_over_what_is_there_is_told_first() {
        RestoreWish over = new RestoreWish(Optional.empty(), false, true, 1, List.of(), true, true);
        RestoreWish one = new RestoreWish(Optional.empty(), false, true, 1, List.of("a"), true, true);
        try (BackupWorkshop shop = new BackupWorkshop(folder, test, Environment.PRODUCTION)) {
            assertThat(warnings(shop, backUp(shop, BackupContent.SCHEMA, List.of(), List.of()), over))
                    .anyMatch(warning -> warning.contains("a part of a database (definitions without rows)"))
                    .anyMatch(warning -> warning.contains("come back empty"));
            assertThat(warnings(shop, backUp(shop, BackupContent.DATA, List.of(), List.of()), over))
                    .anyMatch(warning -> warning.contains("added to those that are there"));
            String whole = shop.backUp(BackupFormat.CUSTOM).name();
            assertThat(warnings(shop, whole, one))
                    .anyMatch(warning -> warning.contains("a part of a database (selected tables)"));
            assertThat(warnings(shop, whole, over)).noneMatch(warning -> warning.contains("a part of a database"));
        }
    }

    private static void refused(BackupWorkshop shop, String backup, RestoreWish wish, String part) {
        assertThatThrownBy(() -> shop.restore(backup, wish))
                .isInstanceOfSatisfying(LockkeeperException.class, RestorePartTest::usage)
                .hasMessageContaining("is a part of a database " + part);
    }

    private static void usage(LockkeeperException refusal) {
        assertThat(refusal.exitCode()).isEqualTo(ExitCode.USAGE);
    }

    private static List<String> warnings(BackupWorkshop shop, String backup, RestoreWish wish) {
        return shop.service()
                .restores()
                .outlook("production", backup, wish, new CancelToken())
                .warnings();
    }

    private void unchanged() {
        assertThat(test.rows("select relname from pg_class where relkind = 'r' and relname in ('a', 'b') order by 1"))
                .containsExactly("a", "b");
        assertThat(test.rows("select datname from pg_database where datname like '" + test.name() + "\\_%'"))
                .isEmpty();
    }

    private static String backUp(
            BackupWorkshop shop, BackupContent content, List<String> tables, List<String> excluded) {
        return shop.service()
                .backup(
                        "production",
                        Optional.of(shop.out),
                        new BackupOptions(
                                BackupFormat.CUSTOM,
                                1,
                                Optional.empty(),
                                List.of(),
                                tables,
                                List.of(),
                                excluded,
                                content,
                                false,
                                Duration.ofSeconds(5)),
                        true,
                        shop.listener(),
                        new CancelToken())
                .name();
    }
}
