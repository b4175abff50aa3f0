package org.lockkeeper.migration.prisma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.migration.Migration;

class MigrationsFolderTest {
    @TempDir
    Path folder;

    @Test
    void a_folder_without_a_script_is_named() throws IOException {
        Files.createDirectory(folder.resolve("20240101_x"));
        assertRefused("LK-MIG-P3015", "20240101_x");
    }

    @Test
    void a_place_that_is_missing_or_a_file_is_refused() throws IOException {
        assertThatThrownBy(() -> new MigrationsFolder(folder.resolve("none")).read())
                .isInstanceOf(LockkeeperException.class)
                .hasMessageContaining("does not exist");
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> new MigrationsFolder(file).read())
                .isInstanceOf(LockkeeperException.class)
                .hasMessageContaining("is a file");
    }

    @Test
    void a_flyway_folder_is_recognised() throws IOException {
        Files.writeString(folder.resolve("V1__init.sql"), "select 1");
        assertRefused("LK-MIG-KIND", "flyway");
    }

    @Test
    void a_folder_of_something_else_is_refused() throws IOException {
        Files.writeString(folder.resolve("index.html"), "");
        assertRefused("LK-MIG-KIND", "no migration folder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"provider = \"mysql\"", "# x\r\nprovider='sqlite' # mine"})
    void migrations_for_another_database_are_refused(String lock) throws IOException {
        Files.writeString(folder.resolve("migration_lock.toml"), lock);
        assertRefused("LK-MIG-P3019", lock.contains("mysql") ? "\"mysql\"" : "\"sqlite\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "provider = \"postgresql\"\n", "provider=\"postgres\""})
    void an_empty_folder_is_a_project_without_migrations(String lock) throws IOException {
        Files.writeString(folder.resolve("migration_lock.toml"), lock);
        if (lock.isEmpty()) {
            Files.writeString(folder.resolve("migration_lock.toml"), "# nothing");
        }
        assertThat(new MigrationsFolder(folder).read()).isEmpty();
    }

    @Test
    void files_beside_folders_are_passed_over_and_names_may_be_anything() throws IOException {
        Files.writeString(folder.resolve("README.md"), "");
        PrismaProject project =
                new PrismaProject(folder).with("2 spaces and ü", "select 1").with("1'quote", "select 1");
        assertThat(project.load().migrations())
                .extracting(Migration::name)
                .containsExactly("1'quote", "2 spaces and ü");
    }

    @Test
    void bytes_that_are_not_utf_8_are_told_with_their_place() {
        assertThat(ScriptText.problem("select 'größe'".getBytes(StandardCharsets.ISO_8859_1)))
                .hasValue("migration.sql is not UTF-8: byte 0xF6 at offset 10. Save the file as UTF-8.");
        assertThat(ScriptText.problem("select 1".getBytes(StandardCharsets.UTF_16LE)))
                .hasValueSatisfying(problem -> assertThat(problem).contains("NUL byte at offset 1"));
        assertThat(ScriptText.problem(("é".repeat(10_000) + "x").getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
        byte[] cut = "é".repeat(10_000).getBytes(StandardCharsets.UTF_8);
        assertThat(ScriptText.problem(java.util.Arrays.copyOf(cut, cut.length - 1)))
                .hasValueSatisfying(problem -> assertThat(problem).contains("offset 19998"));
    }

    @Test
    void an_edited_script_is_read_again_and_an_unchanged_one_is_not() throws IOException {
        new PrismaProject(folder).with("1", "select 1").with("2", "select 1");
        MigrationsFolder migrations = new MigrationsFolder(folder);
        List<PrismaScript> first = migrations.read();
        Path edited = folder.resolve("2/migration.sql");
        Files.writeString(edited, "select 2");
        Files.setLastModifiedTime(edited, FileTime.fromMillis(1_000_000));
        List<PrismaScript> second = migrations.read();
        assertThat(second.get(0)).isSameAs(first.get(0));
        assertThat(second.get(1).checksum()).isNotEqualTo(first.get(1).checksum());
    }

    private void assertRefused(String code, String part) {
        assertThatThrownBy(() -> new MigrationsFolder(folder).read())
                .isInstanceOfSatisfying(LockkeeperException.class, e -> {
                    assertThat(e.code()).isEqualTo(code);
                    assertThat(e.sentence()).contains(part);
                });
    }
}
