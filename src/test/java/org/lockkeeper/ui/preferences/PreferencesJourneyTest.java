package org.lockkeeper.ui.preferences;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lockkeeper.activity.record.RecordingSettings;
import org.lockkeeper.ui.MadeUpWorkspaces;
import org.lockkeeper.ui.activity.ActivityViewModel;
import org.lockkeeper.ui.sample.Screenshots;
import org.lockkeeper.ui.theme.Theme;
import org.lockkeeper.ui.theme.ThemeChoice;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start comes before every test
class PreferencesJourneyTest {
    private final List<String> left = new ArrayList<>();
    private Theme theme;
    private Scene scene;

    @Start
    void start(Stage stage) {
        theme = new Theme(ThemeChoice.LIGHT);
        PreferencesScreen screen = new PreferencesScreen(
                () -> new PreferencesViewModel(
                        MadeUpWorkspaces.workspace(MadeUpWorkspaces.FILE),
                        _ -> {},
                        new UsualMarks(),
                        new NoRecording()),
                () -> left.add("back"));
        scene = new Scene((Parent) screen.view(), 1000, 820);
        Theme.dress(scene);
        stage.setScene(scene);
        stage.show();
        screen.shown();
    }

    @Test
    void what_is_wrong_is_said_at_its_field_and_escape_goes_back(FxRobot robot) {
        assertThat(robot.lookup(".page-title").queryAs(Label.class).getText()).isEqualTo("Settings");
        robot.push(KeyCode.SHORTCUT, KeyCode.A).write("soon");
        WaitForAsyncUtils.waitForFxEvents();
        TextField field = (TextField) scene.getFocusOwner();
        assertThat(field.getParent().lookup(".problem"))
                .isInstanceOfSatisfying(
                        Label.class, problem -> assertThat(problem.getText()).contains("\"soon\" is not"))
                .matches(javafx.scene.Node::isVisible);
        shot("settings");
        robot.interact(() -> theme.choiceProperty().set(ThemeChoice.DARK));
        shot("settings-dark");
        robot.interact(() -> theme.choiceProperty().set(ThemeChoice.LIGHT));
        robot.clickOn("Put back defaults");
        assertThat(field.getText()).isNotEqualTo("soon");
        robot.push(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(left).containsExactly("back");
    }

    private void shot(String name) {
        WaitForAsyncUtils.waitForFxEvents();
        Platform.runLater(() -> Screenshots.save(scene, "journey-" + name));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static final class UsualMarks implements PreferencesViewModel.Marks {
        @Override
        public Map<String, String> values() {
            return usual();
        }

        @Override
        public Map<String, String> usual() {
            return ActivityViewModel.usualMarks();
        }

        @Override
        public void use(Map<String, String> values) {
            throw new AssertionError();
        }
    }

    private static final class NoRecording implements PreferencesViewModel.Recording {
        @Override
        public RecordingSettings settings() {
            return RecordingSettings.USUAL;
        }

        @Override
        public void use(RecordingSettings settings) {
            throw new AssertionError();
        }
    }
}
