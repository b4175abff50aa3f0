package org.lockkeeper.ui.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lockkeeper.sandbox.incident.Incident;
import org.lockkeeper.sandbox.incident.Verdict;
import org.lockkeeper.ui.HeldTaskRunner;
import org.lockkeeper.ui.activity.ActivityStage;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The button and the card on the page, from the choice of an incident to its end. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start comes before every test
class PracticePageTest {
    private final HeldTaskRunner tasks = new HeldTaskRunner();
    private final MadeUpPractice practice = new MadeUpPractice();
    private ActivityStage page;

    @Start
    void start(Stage stage) {
        page = ActivityStage.madeUp(Clock.systemUTC());
        PracticeViewModel model = new PracticeViewModel(practice, page.workspace(), tasks, tasks, page.dialogs());
        page.screen()
                .setPractice(
                        () -> new PracticeMenu(model, page.screen()::focus),
                        () -> new PracticeCard(model, page.screen()::focus));
        page.open(stage, 1040, 620);
    }

    @AfterEach
    void close() {
        page.close();
    }

    @Test
    void an_incident_is_chosen_played_judged_and_ended(FxRobot robot) {
        PracticeMenu menu = robot.lookup("#practise-incident").queryAs(PracticeMenu.class);
        assertThat(menu.getItems())
                .as("while it is looked for one")
                .isNotEmpty()
                .allMatch(MenuItem::isDisable);
        next(robot);
        assertThat(menu.getItems()).noneMatch(MenuItem::isDisable);
        assertThat(shown(robot, ".practice-card")).isFalse();

        robot.clickOn(menu);
        assertThat(menu.getItems()).extracting(MenuItem::getText).contains(Incident.STUCK_ALTER.title());
        robot.clickOn(Incident.STUCK_ALTER.title());
        assertThat(menu.isFocused()).as("and not what is next to it").isTrue();
        next(robot);
        assertThat(page.isTableFocused()).isTrue();
        assertThat(menu.isVisible()).isFalse();
        assertThat(shown(robot, ".practice-card")).isTrue();
        assertThat(page.text(".practice-card .title")).contains(Incident.STUCK_ALTER.title());
        assertThat(robot.lookup(Incident.STUCK_ALTER.story())
                        .queryAs(Label.class)
                        .isVisible())
                .isTrue();

        Button check = robot.lookup("#check-incident").queryButton();
        Button stop = robot.lookup("#stop-incident").queryButton();
        robot.clickOn(check);
        robot.clickOn(stop);
        assertThat(tasks.waiting()).as("one thing at a time").isEqualTo(1);
        next(robot);
        assertThat(page.text(".practice-card .result")).isEqualTo("Not solved yet, and nothing is lost");
        assertThat(stop.getText()).isEqualTo("End the practice");

        practice.result = Verdict.Result.SOLVED;
        robot.clickOn(check);
        next(robot);
        assertThat(page.text(".practice-card .result")).isEqualTo("Solved with the least damage");
        assertThat(robot.lookup("Because.").queryAs(Label.class).isVisible()).isTrue();
        assertThat(check.isVisible()).as("there is nothing more to find out").isFalse();
        assertThat(stop.getText()).isEqualTo("Close");
        assertThat(stop.isFocused()).isTrue();

        robot.clickOn(stop);
        next(robot);
        assertThat(page.isTableFocused()).isTrue();
        assertThat(shown(robot, ".practice-card")).isFalse();
        assertThat(menu.isVisible()).isTrue();
        assertThat(practice.standing()).isEmpty();
    }

    @Test
    void the_button_is_as_high_as_those_beside_it_and_the_filters_stand_in_one_line(FxRobot robot) {
        next(robot);
        PracticeMenu menu = robot.lookup("#practise-incident").queryAs(PracticeMenu.class);
        assertThat(page.button("Terminate").getHeight()).isEqualTo(menu.getHeight());
        assertThat(page.button("Cancel").getHeight()).isEqualTo(menu.getHeight());
        List<Node> filters = List.copyOf(robot.lookup(".filter-bar > *").queryAll());
        double middle = middle(filters.getFirst());
        assertThat(filters)
                .hasSizeGreaterThan(8)
                .allSatisfy(each -> assertThat(middle(each)).isCloseTo(middle, within(2.0)));
    }

    private static double middle(Node node) {
        return node.localToScene(node.getLayoutBounds()).getCenterY();
    }

    private void next(FxRobot robot) {
        robot.interact(tasks::runNext);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static boolean shown(FxRobot robot, String query) {
        return robot.lookup(query).queryAll().stream().anyMatch(Node::isVisible);
    }
}
