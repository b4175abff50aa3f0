package org.lockkeeper.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockkeeper.connection.FlywaySettings;
import org.lockkeeper.connection.Project;
import org.lockkeeper.connection.ProjectKind;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.Environment;

class ChecklistFileTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|LK-WS-EMPTY|line 1",
                "`{\"version\": 1`|LK-WS-JSON|line 1",
                "`[]`|LK-WS-TYPE|an object in braces",
                "`{\"items\": []}`|LK-WS-MISSING|version is missing",
                "`{\"version\": 2, \"items\": []}`|LK-WS-VALUE|version is 2",
                "`{\"version\": 1}`|LK-WS-MISSING|items is missing",
                "`{\"version\": 1, \"items\": [], \"more\": 1}`|LK-WS-KEY|more is not a key",
                "`{\"version\": 1, \"items\": [{\"text\": \"x\"}]}`|LK-WS-MISSING|items[0].id is missing",
                "`{\"version\": 1, \"items\": [{\"id\": \"A b\", \"text\": \"x\"}]}`|LK-WS-VALUE|items[0].id is \"A b\"",
                "`{\"version\": 1, \"items\": [{\"id\": \"preview\", \"text\": \"x\"}]}`|LK-WS-VALUE|every deploy has",
                "`{\"version\": 1, \"items\": [{\"id\": \"a\"}]}`|LK-WS-MISSING|items[0].text is missing",
                "`{\"version\": 1, \"items\": [{\"id\": \"a\", \"check\": \"luck\"}]}`|LK-WS-VALUE|one of scripts-committed",
                "`{\"version\": 1, \"items\": [{\"id\": \"a\", \"text\": \"x\", \"on\": [\"prod\"]}]}`|LK-WS-VALUE|\"prod\"",
                "`{\"version\": 1, \"items\": [{\"id\": \"a\", \"text\": \"x\", \"on\": []}]}`|LK-WS-VALUE|an empty list",
                "`{\"version\": 1, \"items\": [{\"id\": \"a\", \"text\": \"x\", \"waive\": \"\"}]}`|LK-WS-VALUE|items[0].waive is empty"
            })
    void what_is_wrong_is_named_with_file_line_and_key(String text, String code, String part) throws IOException {
        Path file = write("checklist.json", text);
        assertThatThrownBy(() -> ChecklistFile.of(workspace(Optional.empty())))
                .isInstanceOfSatisfying(LockkeeperException.class, e -> {
                    assertThat(e.code()).isEqualTo(code);
                    assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE);
                    assertThat(e.sentence()).startsWith(file + ", line 1: ").contains(part);
                });
    }

    @Test
    void an_id_that_is_given_twice_is_refused_at_its_line() throws IOException {
        write("checklist.json", """
                {"version": 1, "items": [
                  {"id": "a", "text": "x"},
                  {"id": "a", "text": "y"}]}
                """);
        assertThatThrownBy(() -> ChecklistFile.of(workspace(Optional.empty())))
                .hasMessageContaining("line 3: items[1].id is given before");
    }

    @Test
    void a_folder_or_a_missing_file_that_is_named_cannot_be_read() throws IOException {
        Files.createDirectory(folder.resolve("checklist.json"));
        assertThatThrownBy(() -> ChecklistFile.of(workspace(Optional.empty())))
                .isInstanceOfSatisfying(
                        LockkeeperException.class, e -> assertThat(e.code()).isEqualTo("LK-DEPLOY-CHECKLIST"));
        assertThatThrownBy(() -> ChecklistFile.of(workspace(Optional.of(folder.resolve("gone.json")))))
                .hasMessageContaining("gone.json cannot be read");
    }

    @Test
    void without_a_file_the_strategys_list_counts() {
        Checklist list = ChecklistFile.of(workspace(Optional.empty()));
        assertThat(list).isEqualTo(Checklist.BUILT_IN);
        assertThat(list.on(Environment.PRODUCTION)).extracting(ChecklistItem::id).contains(
                "scripts-committed", "applied-before", "recent-backup", "team-notified", "risk-assessed");
        assertThat(list.on(Environment.DEVELOPMENT)).extracting(ChecklistItem::id).containsExactly("history-lock");
        assertThat(list.items()).extracting(ChecklistItem::waived).containsOnly(Optional.empty());
    }

    @Test
    void the_file_that_the_workspace_names_goes_before_the_usual_one() throws IOException {
        write("checklist.json", "nonsense");
        Path own = write("own.json", """
                {"version": 1, "items": [
                  {"id": "a", "text": "All is well", "on": ["staging", "production"], "waive": "practice"},
                  {"id": "disk", "check": "disk-space"}]}
                """);
        Checklist list = ChecklistFile.of(workspace(Optional.of(own)));
        assertThat(list.source()).isEqualTo(own.toString());
        assertThat(list.on(Environment.STAGING)).singleElement().satisfies(item -> {
            assertThat(item.title()).isEqualTo("All is well");
            assertThat(item.waived()).hasValue("practice");
        });
        assertThat(list.on(Environment.PRODUCTION).getLast().check()).hasValue(AutomaticCheck.DISK_SPACE);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toAbsolutePath().normalize();
    }

    private Workspace workspace(Optional<Path> checklist) {
        Project project = new Project(
                "shop", ProjectKind.PRISMA, List.of(folder), "public", Optional.empty(), FlywaySettings.defaults());
        return new Workspace(folder.resolve("lockkeeper.json"), project, List.of())
                .withChecklist(checklist);
    }
}
