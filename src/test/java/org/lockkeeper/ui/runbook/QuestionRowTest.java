package org.lockkeeper.ui.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lockkeeper.runbook.Answer;
import org.lockkeeper.runbook.Criterion;
import org.lockkeeper.runbook.Finding;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A criterion with what was found. */
@ExtendWith(ApplicationExtension.class)
class QuestionRowTest {
    @Start
    void start(Stage stage) {
        Finding finding = new Finding(
                Criterion.SIDE_FUNCTION_BROKEN,
                Answer.YES,
                "1 of the indexes is not valid; recover offers to drop what a failed CONCURRENTLY left.");
        stage.setScene(new Scene(new QuestionRow(finding, _ -> {}), 900, 120));
        stage.show();
    }

    @Test
    void what_was_found_is_told_in_the_window_s_words(FxRobot robot) {
        assertThat(robot.lookup(".evidence").queryAs(Label.class).getText())
                .contains("offers to drop")
                .doesNotContain("recover");
    }
}
