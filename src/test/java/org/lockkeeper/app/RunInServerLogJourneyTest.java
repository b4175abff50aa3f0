package org.lockkeeper.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockkeeper.app.WindowUnderTest.onToolkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.connection.FlywaySettings;
import org.lockkeeper.connection.Project;
import org.lockkeeper.connection.ProjectKind;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.connection.WorkspaceFile;
import org.lockkeeper.files.UserFolders;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.migration.MigrationRun;
import org.lockkeeper.migration.RunListener;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;
import org.lockkeeper.ui.RecordingDialogs;
import org.lockkeeper.workspace.WorkspaceServices;
import org.postgresql.PGConnection;

/** From a run that the audit trail has to what its server wrote meanwhile, and from a line of it to the process that wrote it. */
class RunInServerLogJourneyTest {
    private static final String RAISE = "do $$ begin raise log 'marker of %s'; end $$";

    @TempDir
    private Path folder;

    private TestPostgres postgres;
    private TestDatabase shop;
    private Path workspace;
    private WindowUnderTest window;

    @BeforeEach
    void a_server_that_collects_its_log() throws Exception {
        postgres = TestPostgres.own(
                TestPostgres.USUAL_MAJOR,
                folder,
                "fsync=off",
                "shared_buffers=32MB",
                "logging_collector=on",
                "log_filename=pg-%Y%m%d_%H%M%S.log");
        shop = postgres.freshDatabase("audited");
        workspace = workspace();
        window = WindowUnderTest.real(folder, Clock.systemUTC());
    }

    @AfterEach
    void it_stops() throws IOException {
        onToolkit(() -> {
            window.model().closeWorkspace();
            return window;
        });
        window.close();
        postgres.cluster().stop();
    }

    private Path workspace() throws IOException {
        Path migrations = folder.resolve("prisma/migrations");
        Path script = Files.createDirectories(migrations.resolve("20250101000000_marker"));
        Files.writeString(script.resolve("migration.sql"), RAISE.formatted("the run") + ";\n");
        Files.writeString(migrations.resolve("migration_lock.toml"), "provider = \"postgresql\"\n");
        Project project = new Project(
                "shop", ProjectKind.PRISMA, List.of(migrations), "public", Optional.empty(), FlywaySettings.defaults());
        Workspace made = new Workspace(
                folder.resolve("lockkeeper.json"), project, List.of(shop.profile(Environment.DEVELOPMENT)));
        WorkspaceFile.write(made);
        return made.file();
    }

    private MigrationRun migrate() {
        UserFolders folders = new UserFolders(folder.resolve("data"), folder.resolve("config"), folder.resolve("logs"));
        RecordingDialogs dialogs = new RecordingDialogs().confirming(true);
        try (WorkspaceServices services =
                ServiceWorkspaces.of(folders, Clock.systemUTC(), dialogs).open(workspace)) {
            return services.migrations()
                    .migrate(
                            Environment.DEVELOPMENT.label(),
                            Optional.empty(),
                            dialogs.confirmer(Optional.empty()),
                            RunListener.NONE,
                            new CancelToken());
        }
    }

    @Test
    void a_runs_lines_stand_out_among_the_others_of_its_time_and_a_line_leads_to_its_process() throws Exception {
        MigrationRun run = migrate();
        try (Connection other = shop.connect();
                Statement statement = other.createStatement()) {
            statement.execute(RAISE.formatted("another"));
            int pid = other.unwrap(PGConnection.class).getBackendPID();
            onToolkit(() -> window.model().open(workspace));
            window.click("#navigation-audit");
            window.waitUntil(() -> !table(".audit-table").getItems().isEmpty());
            onToolkit(() -> {
                table(".audit-table").getSelectionModel().selectFirst();
                return window;
            });
            window.waitUntil(() ->
                    window.robot().lookup("Show in the server's log").tryQuery().isPresent());
            onToolkit(() -> {
                window.robot()
                        .lookup("Show in the server's log")
                        .queryAs(Button.class)
                        .fire();
                return window;
            });
            window.waitFor(".run-line");
            assertThat(((Label) window.node(".run-line .label")).getText())
                    .contains("Run on " + Environment.DEVELOPMENT.label())
                    .contains(run.backends().orElseThrow().pids().getFirst().toString());
            window.waitUntil(() -> row("marker of the run").isPresent()
                    && row("marker of another").isPresent());
            assertThat(isMarked("marker of the run")).isTrue();
            assertThat(isMarked("marker of another")).isFalse();
            window.screenshot("journey-logs-run");

            window.robot().clickOn(row("marker of another").orElseThrow());
            window.click("Show in Activity");
            window.waitUntil(() -> window.shows(".session-table") && selected().contains(Integer.toString(pid)));
            window.click("Show in log");
            window.waitUntil(() -> row("marker of another").isPresent()
                    && row("marker of the run").isEmpty());
        }
    }

    private TableView<?> table(String query) {
        return (TableView<?>) window.node(query);
    }

    /** What the selected session's cells say. */
    private List<String> selected() {
        return rows(".session-table")
                .filter(TableRow::isSelected)
                .flatMap(row -> cells(row).stream())
                .toList();
    }

    private static List<String> cells(TableRow<?> row) {
        return row.lookupAll(".table-cell").stream()
                .map(cell -> String.valueOf(((TableCell<?, ?>) cell).getText()))
                .toList();
    }

    private Optional<TableRow<?>> row(String message) {
        return rows(".log-table")
                .filter(row -> row.isVisible() && !row.isEmpty())
                .filter(row -> cells(row).contains(message))
                .findFirst();
    }

    private Stream<TableRow<?>> rows(String table) {
        return window.robot().lookup(table + " .table-row-cell").queryAll().stream()
                .map(row -> (TableRow<?>) row);
    }

    private boolean isMarked(String message) {
        return row(message).orElseThrow().getPseudoClassStates().contains(PseudoClass.getPseudoClass("run"));
    }
}
