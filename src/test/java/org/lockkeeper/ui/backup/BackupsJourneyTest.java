package org.lockkeeper.ui.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
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
    private Instant now = SampleProject.CLOCK.instant();
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
                new Moments(((InstantSource) () -> now).withZone(ZoneOffset.UTC)));
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
        assertThat(robot.lookup(".kept-line .remark").queryAs(Label.class).getText())
                .isEqualTo("The last restore to prod-eu can be undone: what was there before is kept as shop_before.");
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

    @Test
    void an_age_goes_on_while_it_is_shown(FxRobot robot) throws Exception {
        catalogue.with(MadeUpBackup.of("prod-eu", "2026-11-19T03:00:00Z"));
        robot.interact(screen::shown);
        WaitForAsyncUtils.waitFor(
                20, TimeUnit.SECONDS, () -> !table(robot).getItems().isEmpty());
        Instant finished = table(robot).getItems().getFirst().manifest().finishedAt();
        robot.interact(() -> now = finished.plusSeconds(59));
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> shows(robot, "59 s"));
        robot.interact(() -> now = finished.plusSeconds(61));
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> shows(robot, "1 m 01 s"));
    }

    private static boolean shows(FxRobot robot, String age) {
        return robot.lookup(".backups-table .table-cell.number").queryAllAs(TableCell.class).stream()
                .anyMatch(cell -> age.equals(cell.getText()));
    }

    @Test
    void a_row_offers_what_can_be_done_with_it(FxRobot robot) throws Exception {
        MadeUpBackup made = MadeUpBackup.of("prod-eu", "2026-11-19T03:00:00Z");
        catalogue.with(made);
        robot.interact(screen::shown);
        WaitForAsyncUtils.waitFor(
                20, TimeUnit.SECONDS, () -> !table(robot).getItems().isEmpty());
        robot.interact(() -> table(robot).getSelectionModel().select(0));
        ContextMenu menu = table(robot).getContextMenu();
        assertThat(menu.getItems())
                .extracting(MenuItem::getText)
                .containsExactly("Verify", "Restore\u2026", "Upload to offsite", null, "Copy the path");
        robot.interact(() -> menu.getItems().getLast().fire());
        assertThat(WaitForAsyncUtils.waitForAsyncFx(
                        5_000, () -> Clipboard.getSystemClipboard().getString()))
                .isEqualTo(catalogue.backups().resolve(made.name()).toString());
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

        @Override
        public void kept(Consumer<Optional<Kept>> heard) {
            heard.accept(Optional.of(new Kept("prod-eu", "shop_before")));
        }
    }
}
