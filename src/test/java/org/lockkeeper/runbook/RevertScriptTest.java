package org.lockkeeper.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockkeeper.connection.FlywaySettings;
import org.lockkeeper.connection.Project;
import org.lockkeeper.connection.ProjectKind;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.FileTrouble;
import org.lockkeeper.error.LockkeeperException;

class RevertScriptTest {
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-11-25T10:11:12Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            20261120101500_add_coupon | 20261120101500_add_coupon                          | 20261125101112_revert_add_coupon
            20261120101500_add_coupon | 20261120101500_add_coupon 20991231235959_far_ahead | 21000101000000_revert_add_coupon
            init                      | init                                               | 20261125101112_revert_init
            20261120101500_a b/c      | 20261120101500_a b/c                               | 20261125101112_revert_a_b_c
            """)
    void a_prisma_folder_is_stamped_after_all_others(String migration, String all, String expected) {
        Path path = script(ProjectKind.PRISMA).path(migration, List.of(all.split(" (?=\\d)")));
        assertThat(path).isEqualTo(folder.resolve(expected).resolve("migration.sql"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            V7__add_coupon.sql      | V1__init.sql V7__add_coupon.sql V6__x.sql  | V8__revert_add_coupon.sql
            V2__b.sql               | V2__b.sql V10__c.sql                       | V11__revert_b.sql
            V6.10.1.1__b.sql        | V6.10.1.1__b.sql V6.9__a.sql               | V6.10.1.2__revert_b.sql
            V20261120101500__b.sql  | V20261120101500__b.sql                     | V20261125101112__revert_b.sql
            common/V3__b.sql        | common/V3__b.sql R__views.sql              | V4__revert_b.sql
            """)
    void a_flyway_script_has_the_next_version(String migration, String all, String expected) {
        Path path = script(ProjectKind.FLYWAY).path(migration, Arrays.asList(all.split(" ")));
        assertThat(path).isEqualTo(folder.resolve(expected));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PRISMA | 20261120101500_revert_add_coupon  | true
            PRISMA | 20261120_revert_migration         | true
            PRISMA | 20261120101500_add_revert_log     | false
            FLYWAY | V8__revert_add_coupon.sql         | true
            FLYWAY | common/V8.1__revert_b.sql         | true
            FLYWAY | V9__add_revert_log.sql            | false
            """)
    void a_revert_is_told_from_a_migration_that_only_has_the_word_in_its_name(
            ProjectKind kind, String migration, boolean revert) {
        assertThat(script(kind).isOne(migration)).isEqualTo(revert);
    }

    @Test
    void the_script_shows_what_is_to_be_taken_back_and_refuses_to_run() throws IOException {
        Path original = Files.writeString(folder.resolve("original.sql"), "alter table t add c int;\n");
        Path made = script(ProjectKind.PRISMA)
                .create("20261120101500_add_c", List.of("20261120101500_add_c"), Optional.of(original));
        assertThat(made).content().contains("--   alter table t add c int;", "raise exception");
        assertThatThrownBy(() -> script(ProjectKind.PRISMA)
                        .create("20261120101500_add_c", List.of("20261120101500_add_c"), Optional.of(original)))
                .isInstanceOf(LockkeeperException.class)
                .hasMessageContaining("there already");
    }

    @Test
    void an_original_that_is_not_utf_8_or_cannot_be_read_leaves_no_empty_folder() throws IOException {
        Path latin = Files.write(
                folder.resolve("latin.sql"), "comment on table t is 'größe';\n".getBytes(StandardCharsets.ISO_8859_1));
        Path made = script(ProjectKind.PRISMA).create("20261120101500_size", List.of(), Optional.of(latin));
        assertThat(made).content().contains("It is not UTF-8", "comment on table t is 'gr\uFFFD");
        assertThatThrownBy(() -> script(ProjectKind.PRISMA)
                        .create("20261120101500_gone", List.of(), Optional.of(folder.resolve("gone.sql"))))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(folder).isDirectoryNotContaining("glob:**_gone");
    }

    /** As everywhere, it is no mistake in the command. */
    @ParameterizedTest
    @EnumSource
    void what_the_system_refuses_is_trouble_with_a_file(ProjectKind kind) {
        String name = "20261120101500_" + "long".repeat(70);
        assertThatThrownBy(() -> script(kind).create(name, List.of(name), Optional.empty()))
                .isInstanceOfSatisfying(UncheckedIOException.class, e -> {
                    LockkeeperException told = FileTrouble.of(e);
                    assertThat(told.code()).isEqualTo("LK-FILE");
                    assertThat(told.exitCode()).isEqualTo(ExitCode.ATTENTION);
                });
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @EnumSource
    void a_full_disk_leaves_nothing_of_it(ProjectKind kind) throws Exception {
        Path original = Files.writeString(folder.resolve("original.sql"), "-- a long script\n".repeat(4000));
        Path disk = Files.createDirectories(folder.resolve("disk"));
        Process mount = new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", disk.toString())
                .redirectErrorStream(true)
                .start();
        Assumptions.assumeTrue(mount.waitFor() == 0, "mounting a small tmpfs wants root");
        try {
            assertThatThrownBy(() -> script(kind, disk)
                            .create("20261120101500_long", List.of("20261120101500_long"), Optional.of(original)))
                    .isInstanceOfSatisfying(UncheckedIOException.class, e -> {
                        assertThat(FileTrouble.of(e).code()).isEqualTo("LK-FILE");
                        assertThat(FileTrouble.of(e).sentence()).contains("No space left on device");
                    });
            assertThat(disk).isEmptyDirectory();
        } finally {
            new ProcessBuilder("umount", disk.toString()).start().waitFor();
        }
    }

    private RevertScript script(ProjectKind kind) {
        return script(kind, folder);
    }

    private static RevertScript script(ProjectKind kind, Path location) {
        return new RevertScript(
                new Project("shop", kind, List.of(location), "public", Optional.empty(), FlywaySettings.defaults()),
                NOW);
    }
}
