package org.lockkeeper.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockkeeper.app.WindowUnderTest.onToolkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockkeeper.connection.FlywaySettings;
import org.lockkeeper.connection.Project;
import org.lockkeeper.connection.ProjectKind;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.connection.WorkspaceFile;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.testing.TestPostgres;
import org.lockkeeper.ui.sample.Screenshots;

/** The log that errors refer to, from the window with the pages of the application itself. */
class OwnLogJourneyTest {
    private final Path folder = Screenshots.newFolder();
    private WindowUnderTest window;

    @BeforeEach
    void open() throws Exception {
        window = WindowUnderTest.real(folder, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        onToolkit(() -> {
            window.model().closeWorkspace();
            return window;
        });
        window.close();
    }

    @Test
    void the_palette_opens_it_on_the_logs_page() throws Exception {
        Path log = Files.createDirectories(folder.resolve("logs")).resolve("lockkeeper.log");
        Files.writeString(log, "2026-11-20 10:00:00.000 WARN  o.l.app.Launcher - something\n");
        Path migrations = Files.createDirectories(folder.resolve("prisma/migrations"));
        Files.writeString(migrations.resolve("migration_lock.toml"), "provider = \"postgresql\"\n");
        Workspace made = new Workspace(
                folder.resolve("lockkeeper.json"),
                new Project(
                        "shop",
                        ProjectKind.PRISMA,
                        List.of(migrations),
                        "public",
                        Optional.empty(),
                        FlywaySettings.defaults()),
                List.of(TestPostgres.usual().freshDatabase("own").profile(Environment.DEVELOPMENT)));
        WorkspaceFile.write(made);
        onToolkit(() -> window.model().open(made.file()));
        window.waitFor("#navigation-status");
        window.keys(KeyCode.CONTROL, KeyCode.K);
        window.type("own log");
        window.keys(KeyCode.ENTER);
        window.waitFor(".log-head");
        assertThat(((Label) window.node(".log-head .headline")).getText()).isEqualTo(log.toString());
    }
}
