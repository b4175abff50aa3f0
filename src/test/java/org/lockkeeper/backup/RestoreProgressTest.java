package org.lockkeeper.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.testing.Said;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

/** While a restore runs, the item that is at work is told, and how many of all are begun. */
class RestoreProgressTest {
    private record Report(String what, long done, long total) {}

    @TempDir
    private Path folder;

    private final TestDatabase test = TestPostgres.usual().freshDatabase("restore_progress");
    private final List<Report> reports = new CopyOnWriteArrayList<>();

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void it_is_told_by_item(int jobs) {
        test.execute("create table a (id int primary key); insert into a select generate_series(1, 900);"
                + " create table b (id int references a); create view c as select id from a");
        try (BackupWorkshop shop = new BackupWorkshop(folder, test, Environment.DEVELOPMENT)) {
            String backup = shop.backUp(BackupFormat.CUSTOM).name();
            String into = test.name() + "_made_" + jobs;
            RestoreWish wish = new RestoreWish(Optional.of(into), false, false, jobs, List.of(), true, true);
            long items = shop.outlook(backup, wish).items();
            restore(shop, backup, wish);
            assertThat(reports)
                    .extracting(Report::what)
                    .anyMatch(what -> what.contains("TABLE") && what.contains("a"))
                    .anyMatch(what -> what.contains("VIEW") && what.contains("c"))
                    .anyMatch(what -> what.contains("a_pkey"))
                    .anyMatch(what -> what.contains("b_id_fkey"));
            assertThat(reports).allSatisfy(report -> {
                assertThat(report.total()).isEqualTo(items);
                assertThat(report.done()).isBetween(1L, items);
            });
            assertThat(reports).extracting(Report::done).isSorted();
        }
    }

    @Test
    void a_script_has_no_items() {
        test.execute("create table a (id int)");
        try (BackupWorkshop shop = new BackupWorkshop(folder, test, Environment.DEVELOPMENT)) {
            restore(
                    shop,
                    shop.backUp(BackupFormat.PLAIN).name(),
                    new RestoreWish(Optional.of(test.name() + "_made"), false, false, 1, List.of(), true, true));
            assertThat(reports).isEmpty();
        }
    }

    private void restore(BackupWorkshop shop, String backup, RestoreWish wish) {
        shop.service()
                .restores()
                .restore(
                        "development",
                        backup,
                        wish,
                        Said.reviewed(test.name()),
                        (what, done, total) -> {
                            if (total > 0) {
                                reports.add(new Report(what, done, total));
                            }
                        },
                        new CancelToken());
        new TestDatabase(test.port(), "postgres")
                .execute("drop database \"" + wish.into().orElseThrow() + '"');
    }
}
