package org.lockkeeper.ui.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lockkeeper.backup.catalogue.CatalogueEntry;
import org.lockkeeper.testing.MadeUpBackup;
import org.lockkeeper.ui.RecordingDialogs;
import org.lockkeeper.ui.control.Moments;
import org.lockkeeper.ui.sample.SampleProject;
import org.lockkeeper.ui.sample.Screenshots;
import org.lockkeeper.ui.task.FxTaskRunner;
import org.lockkeeper.ui.task.JobList;
import org.lockkeeper.ui.theme.Theme;
import org.lockkeeper.ui.theme.ThemeChoice;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start comes before every test
class BackupsJourneyTest {
    private final Path folder = Screenshots.newFolder();
    private final MadeUpCatalogue catalogue = new MadeUpCatalogue(folder, true, true);
    private Theme theme;
    private BackupsScreen screen;
    private Scene scene;

    @Start
    void start(Stage stage) {
        theme = new Theme(ThemeChoice.LIGHT);
        FxTaskRunner tasks = new FxTaskRunner(new JobList(), SampleProject.CLOCK);
        screen = new BackupsScreen(
                catalogue.open(),
                new NoWizards(),
                tasks,
                new RecordingDialogs(),
                _ -> {},
                new Moments(SampleProject.CLOCK));
        scene = new Scene((Parent) screen.view(), 1000, 760);
        Theme.dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void an_empty_catalogue_says_what_to_do(FxRobot robot) throws Exception {
        robot.interact(screen::shown);
        WaitForAsyncUtils.waitFor(
                20,
                TimeUnit.SECONDS,
                () -> !robot.lookup(".problems .label").queryAll().isEmpty());
        shot("backups-empty");
        assertThat(robot.lookup(".empty-state .body").queryAs(Label.class).getText())
                .contains("Make the first one here");
    }

    @Test
    void the_catalogue_shows_what_there_is_and_the_selected_backups_facts(FxRobot robot) throws Exception {
        for (int day = 10; day < 22; day++) {
            MadeUpBackup made =
                    MadeUpBackup.of(day % 3 == 0 ? "dev" : "prod-eu", "2026-11-%dT03:00:00Z".formatted(day));
            catalogue.with(day % 4 == 0 ? made.verified() : made);
        }
        robot.interact(screen::shown);
        WaitForAsyncUtils.waitFor(
                20,
                TimeUnit.SECONDS,
                () -> robot.lookup(".headline").queryAs(Label.class).getText().startsWith("12 backups"));
        robot.interact(() -> table(robot).getSelectionModel().select(1));
        assertThat(robot.lookup(".backup-detail .value").queryAllAs(TextInputControl.class))
                .extracting(TextInputControl::getText)
                .anyMatch(text -> text.contains("passed on") && text.contains("4 m 10 s"))
                .anyMatch(text -> text.contains("PostgreSQL 15.19"));
        assertThat(robot.lookup(".backup-detail .button").queryAllAs(Button.class))
                .extracting(Button::getText)
                .contains("Verify", "Restore\u2026", "Upload to offsite");
        shot("backups");
        robot.interact(() -> theme.choiceProperty().set(ThemeChoice.DARK));
        shot("backups-dark");
        robot.interact(() -> theme.choiceProperty().set(ThemeChoice.LIGHT));
        robot.interact(() ->
                robot.lookup(".filter-field").queryAs(TextInputControl.class).setText("dev verified"));
        assertThat(table(robot).getItems())
                .extracting(CatalogueEntry::isVerified)
                .containsOnly(true);
    }

    @SuppressWarnings("unchecked")
    private static TableView<CatalogueEntry> table(FxRobot robot) {
        return robot.lookup(".backups-table").queryAs(TableView.class);
    }

    private void shot(String name) {
        WaitForAsyncUtils.waitForFxEvents();
        Platform.runLater(() -> Screenshots.save(scene, "journey-" + name));
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Nobody asks them here. */
    private static final class NoWizards implements BackupWizards {
        @Override
        public void backup(Runnable done) {
            throw new AssertionError();
        }

        @Override
        public void verify(CatalogueEntry entry, Runnable done) {
            throw new AssertionError();
        }

        @Override
        public void restore(Optional<CatalogueEntry> entry, Runnable done) {
            throw new AssertionError();
        }

        @Override
        public void undo(Runnable done) {
            throw new AssertionError();
        }
    }
}
