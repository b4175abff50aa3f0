package org.lockkeeper.ui.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.connection.Project;
import org.lockkeeper.connection.ProjectKind;
import org.lockkeeper.error.LockkeeperException;

class ProjectDetectionTest {
    @TempDir
    private Path folder;

    private void file(String path) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "select 1;\n");
    }

    @Test
    void an_empty_folder_is_told_with_what_was_looked_for() {
        assertThatThrownBy(() -> ProjectDetection.detect(folder))
                .isInstanceOf(LockkeeperException.class)
                .hasMessageContaining("prisma/migrations")
                .hasMessageContaining("V1__name.sql");
    }

    @Test
    void a_migrations_folder_without_scripts_is_no_project() throws IOException {
        Files.createDirectories(folder.resolve("prisma/migrations/2025_init"));
        file("sql/notes.sql");
        assertThatThrownBy(() -> ProjectDetection.detect(folder)).isInstanceOf(LockkeeperException.class);
    }

    @Test
    void prisma_is_known_by_its_lock_file_or_its_scripts() throws IOException {
        file("prisma/migrations/2025_init/migration.sql");
        Project project = ProjectDetection.detect(folder);
        assertThat(project.kind()).isEqualTo(ProjectKind.PRISMA);
        assertThat(project.name()).isEqualTo(folder.getFileName().toString());
        assertThat(project.locations()).containsExactly(folder.toAbsolutePath().resolve("prisma/migrations"));
        assertThat(ProjectDetection.shown(project, folder)).containsExactly("prisma/migrations");
    }

    @Test
    void flyway_is_known_by_its_settings_file_which_then_says_where_the_scripts_are() throws IOException {
        file("flyway.toml");
        Project project = ProjectDetection.detect(folder);
        assertThat(project.kind()).isEqualTo(ProjectKind.FLYWAY);
        assertThat(project.locations()).isEmpty();
        assertThat(project.flyway().configFile())
                .contains(folder.toAbsolutePath().resolve("flyway.toml"));
        assertThat(ProjectDetection.shown(project, folder)).containsExactly("flyway.toml");
    }

    @Test
    void flyway_is_known_by_versioned_scripts_in_a_usual_place_or_right_there() throws IOException {
        file("V1_2__first.sql");
        assertThat(ProjectDetection.shown(ProjectDetection.detect(folder), folder))
                .containsExactly(".");
        file("src/main/resources/db/migration/V20250101.1__first one.sql");
        assertThat(ProjectDetection.shown(ProjectDetection.detect(folder), folder))
                .containsExactly("src/main/resources/db/migration");
    }
}
