package org.lockkeeper.ui.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lockkeeper.ui.theme.Theme;
import org.lockkeeper.ui.theme.ThemeChoice;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A question with more lines than the window is high. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start comes before every test
class LongQuestionJourneyTest {
    private OverlayPane overlay;
    private Scene scene;

    @Start
    void start(Stage stage) {
        new Theme(ThemeChoice.LIGHT);
        overlay = new OverlayPane(new BorderPane());
        scene = new Scene(overlay, 900, 640);
        Theme.dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void all_of_it_can_be_read_and_its_buttons_be_reached(FxRobot robot) throws Exception {
        String text =
                IntStream.rangeClosed(1, 200).mapToObj(i -> "prod_shop_" + i).collect(Collectors.joining("\n"));
        AtomicReference<Boolean> answer = new AtomicReference<>();
        Platform.runLater(() -> answer.set(new FxDialogService(overlay, Path.of("log"), Clock.systemUTC())
                .confirm("Remove 200 backups", text, "Remove 200 backups")));
        WaitForAsyncUtils.waitFor(
                20,
                TimeUnit.SECONDS,
                () -> !robot.lookup(".card-buttons .button").queryAll().isEmpty());
        WaitForAsyncUtils.waitForFxEvents();
        Label body = robot.lookup(".card-text").queryAs(Label.class);
        assertThat(body.getText()).isEqualTo(text);
        assertThat(body.getHeight()).as("no line is cut off").isGreaterThan(200 * 12);
        Button act = robot.lookup(".card-buttons .accent").queryButton();
        Bounds there = act.localToScene(act.getBoundsInLocal());
        assertThat(there.getMaxY()).isLessThan(scene.getHeight());
        robot.clickOn(act);
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> answer.get() != null);
        assertThat(answer.get()).isTrue();
    }
}
