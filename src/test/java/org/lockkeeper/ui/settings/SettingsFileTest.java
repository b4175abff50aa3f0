package org.lockkeeper.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockkeeper.ui.theme.ThemeChoice;

class SettingsFileTest {
    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("config/settings.json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not json",
                "[1,2]",
                "{\"theme\": 5, \"window\": \"big\", \"workspace\": []}",
                "{\"window\": {\"x\": 1}}",
                "{\"theme\":",
                "{\"recent\": {\"a\": 1}}"
            })
    void a_broken_file_counts_as_nothing_remembered(String text) throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), text);
        assertThat(new SettingsFile(file()).read()).isEqualTo(Settings.defaults());
    }

    @Test
    void bytes_that_are_no_text_count_as_nothing_remembered() throws IOException {
        Files.createDirectories(file().getParent());
        Files.write(file(), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        assertThat(new SettingsFile(file()).read()).isEqualTo(Settings.defaults());
    }

    @Test
    void an_absent_file_counts_as_nothing_remembered() {
        assertThat(new SettingsFile(file()).read()).isEqualTo(Settings.defaults());
    }

    @Test
    void a_folder_that_cannot_be_made_is_no_failure() throws IOException {
        Files.writeString(folder.resolve("config"), "a file where the folder should be");
        new SettingsFile(file()).write(Settings.defaults());
        assertThat(new SettingsFile(file()).read()).isEqualTo(Settings.defaults());
    }

    @Test
    void a_page_can_forget_what_it_does_not_name_any_more() {
        Path workspace = Path.of("/data/lockkeeper.json");
        Settings settings = Settings.defaults()
                .withPage(workspace, "activity", Map.of("text", "stays"))
                .withOnly(workspace, "logs", Map.of("filter.0000.name", "a", "filter.0001.name", "b"))
                .withOnly(workspace, "logs", Map.of("filter.0000.name", "b"));
        new SettingsFile(file()).write(settings);
        Settings read = new SettingsFile(file()).read();
        assertThat(read.page(workspace, "logs")).containsExactly(Map.entry("filter.0000.name", "b"));
        assertThat(read.withOnly(workspace, "logs", Map.of()).pages()).hasSize(1);
        assertThat(read.page(workspace, "activity")).containsEntry("text", "stays");
    }

    @Test
    void what_was_written_is_read_again_by_its_owner_alone() throws IOException {
        Settings settings = Settings.defaults()
                .withTheme(ThemeChoice.DARK)
                .withPlace(new Settings.Place(10.5, -20, 1_280, 800, true))
                .withWorkspace(Path.of("/data/f\u00fcr uns/lockkeeper.json"));
        new SettingsFile(file()).write(settings);
        assertThat(new SettingsFile(file()).read()).isEqualTo(settings);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void the_latest_workspaces_come_first_once_and_not_without_end() {
        Settings settings = Settings.defaults();
        for (int i : IntStream.range(0, 20).toArray()) {
            settings = settings.withWorkspace(Path.of("/w" + i));
        }
        settings = settings.withWorkspace(Path.of("/w15"));
        assertThat(settings.recent())
                .startsWith(Path.of("/w15"), Path.of("/w19"))
                .hasSize(8)
                .doesNotHaveDuplicates();
        assertThat(settings.withoutWorkspace().recent()).hasSize(8);
    }

    @Test
    void a_window_too_small_to_use_is_made_larger() {
        assertThat(new Settings.Place(0, 0, 5, 5, false).width()).isEqualTo(Settings.Place.MIN_WIDTH);
    }
}
