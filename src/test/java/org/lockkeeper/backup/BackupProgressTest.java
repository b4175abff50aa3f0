package org.lockkeeper.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

class BackupProgressTest {
    @TempDir
    private Path folder;

    private final List<Report> reports = new CopyOnWriteArrayList<>();
    private final TestDatabase test = TestPostgres.usual().freshDatabase("progress");

    private record Report(String what, long done, long total) {}

    @Test
    void it_is_told_by_table_and_from_the_second_on_by_bytes_of_what_the_last_one_had() {
        test.execute("create table a as select g as id, md5(g::text) as t from generate_series(1, 20000) g;"
                + " create table b as select 1 as id");
        try (BackupWorkshop shop = new BackupWorkshop(folder, test, Environment.DEVELOPMENT)) {
            Backup first = make(shop, BackupOptions.USUAL);
            assertThat(tables()).hasSizeGreaterThanOrEqualTo(2).allSatisfy(report -> {
                assertThat(report.what())
                        .matches("table public\\.[ab] \\([12] of 2\\), [^ ]+ [kM]?B")
                        .doesNotContain("about");
                assertThat(report.total()).isEqualTo(2);
                assertThat(report.done()).isBetween(0L, 1L);
            });
            assertThat(tables()).extracting(Report::what).anyMatch(what -> what.startsWith("table public.a (1 of 2)"));

            reports.clear();
            make(shop, BackupOptions.USUAL);
            long earlier = first.manifest().dump().bytes();
            assertThat(tables()).hasSizeGreaterThanOrEqualTo(2).allSatisfy(report -> {
                assertThat(report.what()).endsWith(" of about " + Figures.bytes(earlier));
                assertThat(report.total()).isEqualTo(earlier);
                assertThat(report.done()).isBetween(0L, earlier);
            });

            reports.clear();
            make(shop, BackupOptions.USUAL.withFormat(BackupFormat.PLAIN, 1));
            assertThat(tables())
                    .isNotEmpty()
                    .allSatisfy(report -> assertThat(report.what())
                            .as("the last one was made in another way")
                            .doesNotContain("about"));
        }
    }

    private List<Report> tables() {
        return reports.stream()
                .filter(report -> report.what().startsWith("table "))
                .toList();
    }

    private Backup make(BackupWorkshop shop, BackupOptions options) {
        return shop.service()
                .backup(
                        "development",
                        Optional.of(shop.out),
                        options,
                        true,
                        (what, done, total) -> reports.add(new Report(what, done, total)),
                        new CancelToken());
    }
}
