package org.lockkeeper.ui.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lockkeeper.task.DirectTaskRunner;
import org.lockkeeper.task.Progress;
import org.lockkeeper.ui.RecordingDialogs;
import org.lockkeeper.ui.sample.Recoveries;
import org.lockkeeper.ui.sample.SampleEngine;
import org.lockkeeper.ui.sample.SampleProject;
import org.lockkeeper.ui.sample.Samples;
import org.lockkeeper.ui.sample.Screenshots;
import org.lockkeeper.ui.theme.Theme;
import org.lockkeeper.ui.theme.ThemeChoice;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start comes before every test
class RecoveryJourneyTest {
    private final Path folder = Screenshots.newFolder();
    private final SampleProject project = Samples.shop(folder);
    private final SampleEngine engine = project.engine();
    private final RecordingDialogs dialogs = new RecordingDialogs();
    private final List<String> left = new ArrayList<>();

    private Theme theme;
    private @org.jspecify.annotations.Nullable Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
        theme = new Theme(ThemeChoice.LIGHT);
        engine.waysOut(database -> Recoveries.failed(database.profile().name()));
        DirectTaskRunner tasks = new DirectTaskRunner(Progress.NONE);
        RecoveryViewModel model = new RecoveryViewModel(project.open(engine, tasks), tasks, dialogs, left::add);
        model.leadToLogs(file -> left.add(file.getFileName().toString()));
        RecoveryScreen screen = new RecoveryScreen(model, () -> left.add("back"));
        screen.turnTo("staging");
        Scene scene = new Scene((Parent) screen.view(), 1000, 960);
        Theme.dress(scene);
        shown.setScene(scene);
        shown.show();
        screen.shown();
    }

    @Test
    void what_stopped_what_remains_and_which_statements_took_effect_is_told(FxRobot robot) {
        assertThat(texts(robot))
                .contains(
                        "12 migrations are applied; the last is 20260827161240_coupon_codes.",
                        "20260829211240_stock_reservations",
                        "Stopped at line 9: could not create unique index \"Order_placedAt_idx\" (SQLSTATE 23505)",
                        "Statements 1 and 2, which committed by themselves, and an invalid index.",
                        "took effect",
                        "not known",
                        "did not",
                        "The index \"public\".\"Order_placedAt_idx\" on \"Order\" is marked invalid.")
                .anyMatch(text -> text.startsWith("The lock of the engine is held by pid 4711"));
        assertThat(buttons(robot))
                .contains(
                        "End the session with pid 4711 on staging",
                        "Drop the index \"public\".\"Order_placedAt_idx\" on staging",
                        "Mark 20260829211240_stock_reservations rolled back on staging",
                        "Mark 20260829211240_stock_reservations applied on staging");
        shot("recovery");
        Platform.runLater(() -> theme.choiceProperty().set(ThemeChoice.DARK));
        shot("recovery-dark");
        Platform.runLater(() -> theme.choiceProperty().set(ThemeChoice.LIGHT));
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void the_log_of_the_run_without_an_outcome_is_one_press_away(FxRobot robot) throws IOException {
        Path runs = Files.createDirectories(folder.resolve("runs"));
        Files.writeString(runs.resolve("20261122-091400-000-staging.log"), "begun\n");
        robot.interact(() -> robot.lookup(".recovery-header .button").queryAllAs(Button.class).stream()
                .filter(button -> button.getText().equals("Look again"))
                .forEach(Button::fire));
        robot.interact(() -> robot.lookup("#open-log").queryAs(Button.class).fire());
        assertThat(left).containsExactly("20261122-091400-000-staging.log");
    }

    private void shot(String name) {
        WaitForAsyncUtils.waitForFxEvents();
        Platform.runLater(
                () -> Screenshots.save(java.util.Objects.requireNonNull(stage).getScene(), "journey-" + name));
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void a_way_out_shows_its_rows_afterwards_and_the_page_leads_back(FxRobot robot) {
        dialogs.confirming(true);
        robot.interact(() -> robot.lookup(".way .button").queryAllAs(Button.class).stream()
                .filter(button -> button.getText().endsWith("rolled back on staging"))
                .findFirst()
                .orElseThrow()
                .fire());
        assertThat(texts(robot)).contains("Marked.", "New row of the history", "Before", "Now");
        robot.interact(() ->
                robot.lookup(".recovery-header .button").queryAs(Button.class).fire());
        assertThat(left).containsExactly("back");
    }

    @Test
    void where_nothing_is_wrong_the_preview_is_the_next_step(FxRobot robot) {
        engine.waysOut(org.lockkeeper.migration.WaysOut.NONE);
        robot.interact(() -> robot.lookup(".recovery-header .button").queryAllAs(Button.class).stream()
                .filter(button -> button.getText().equals("Look again"))
                .findFirst()
                .orElseThrow()
                .fire());
        assertThat(texts(robot)).contains("Nothing is wrong on staging");
        robot.interact(
                () -> robot.lookup(".empty-state .button").queryAs(Button.class).fire());
        assertThat(left).containsExactly("staging");
    }

    private static Set<String> texts(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        return robot.lookup(".label").queryAllAs(Label.class).stream()
                .map(Label::getText)
                .filter(text -> text != null)
                .collect(Collectors.toSet());
    }

    private static Set<String> buttons(FxRobot robot) {
        return robot.lookup(".button").queryAllAs(Button.class).stream()
                .map(Button::getText)
                .collect(Collectors.toSet());
    }
}
