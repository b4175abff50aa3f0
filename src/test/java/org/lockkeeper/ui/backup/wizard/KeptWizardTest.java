package org.lockkeeper.ui.backup.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;
import org.lockkeeper.ui.WorkspaceModel;
import org.lockkeeper.ui.control.Moments;
import org.lockkeeper.ui.sample.Screenshots;
import org.lockkeeper.ui.shell.Screen;
import org.lockkeeper.ui.task.FxTaskRunner;
import org.lockkeeper.ui.task.JobList;
import org.lockkeeper.ui.theme.Theme;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A wizard by the keyboard alone, and what becomes of it when a person goes elsewhere. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start comes before every test
class KeptWizardTest {
    private final Path folder = Screenshots.newFolder();
    private final TestDatabase test = TestPostgres.usual().freshDatabase("kept_wizard");
    private WizardWorkshop shop;
    private BackupGuides guides;
    private Screen shown;
    private Button elsewhere;
    private StackPane page;
    private Scene scene;

    @Start
    void start(Stage stage) {
        shop = new WizardWorkshop(folder, test, Environment.PRODUCTION, false);
        elsewhere = new Button("Preview");
        page = new StackPane();
        FxTaskRunner tasks = new FxTaskRunner(new JobList(), Clock.systemUTC());
        guides = new BackupGuides(
                new WorkspaceModel(shop.services, tasks),
                new WizardContext(shop.services, tasks, shop.dialogs, Platform::runLater, Clock.systemUTC()),
                new Moments(Clock.systemUTC()),
                _ -> {},
                this::front);
        guides.leadBackTo(this::leave);
        BorderPane window = new BorderPane(page);
        window.setLeft(elsewhere);
        scene = new Scene(window, 1000, 760);
        Theme.dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    private void front(Screen screen) {
        shown = screen;
        page.getChildren().setAll(screen.view());
        screen.shown();
    }

    private void leave() {
        shown.hidden();
        page.getChildren().setAll(elsewhere);
        elsewhere.requestFocus();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void the_keyboard_begins_at_the_first_control_of_each_step(FxRobot robot) throws Exception {
        openBackup(robot);
        assertThat(focused()).isInstanceOf(ComboBox.class);
        robot.interact(() -> forward(robot).requestFocus());
        robot.push(KeyCode.SPACE);
        await(() -> title(robot).equals("Next: How"));
        assertThat(focused()).as("not in the rail").isInstanceOf(TextField.class);
        assertThat(forward(robot).isDisabled()).isTrue();

        Path file = Files.writeString(folder.resolve("notes.txt"), "x");
        robot.write(file.toString());
        await(() -> problem(robot).equals(file + " is a file: choose a folder."));
        robot.push(KeyCode.SHORTCUT, KeyCode.A).write(folder.resolve("kept").toString());
        await(() -> !forward(robot).isDisabled());
        assertThat(problem(robot)).isEmpty();
        robot.push(KeyCode.ENTER);
        await(() -> title(robot).equals("Next: Review"));
        assertThat(focused()).isInstanceOf(RadioButton.class);
    }

    @Test
    void what_was_chosen_is_there_when_the_page_is_opened_again_until_it_is_closed(FxRobot robot) throws Exception {
        openBackup(robot);
        robot.interact(() -> radio(robot, "Definitions alone").setSelected(true));
        robot.interact(() -> forward(robot).fire());
        robot.interact(this::leave);
        robot.interact(() -> guides.backup(() -> {}));
        assertThat(title(robot)).isEqualTo("Next: How");
        robot.interact(
                () -> robot.lookup(".wizard-footer .button").<Button>query().fire());
        assertThat(radio(robot, "Definitions alone").isSelected()).isTrue();
        assertThat(shown.railId()).as("what the rail marks").isEqualTo("backups");

        robot.interact(() -> guides.restore(Optional.empty(), () -> {}));
        assertThat(shop.dialogs.shown())
                .containsExactly("confirm Give up what is being prepared | Backup of production is being prepared."
                        + " What was chosen for it would be lost with: Restore of a dump. | Give it up");
        assertThat(radio(robot, "Definitions alone").isSelected()).isTrue();
        robot.interact(() -> robot.lookup(".wizard-title .button").queryButton().fire());
        openBackup(robot);
        assertThat(radio(robot, "Definitions alone").isSelected())
                .as("closed, and begun anew")
                .isFalse();
    }

    @Test
    void a_backup_for_a_deploy_leads_back_to_it_and_is_told_of(FxRobot robot) throws Exception {
        List<String> told = new ArrayList<>();
        robot.interact(() -> {
            guides.tellMade(told::add);
            guides.backup("Back to the deploy", () -> told.add("deploy"));
        });
        for (String step : List.of("Next: Where", "Next: How", "Next: Review")) {
            await(() -> title(robot).equals(step));
            if (step.equals("Next: How")) {
                robot.interact(() -> robot.lookup(".text-field")
                        .queryAs(TextField.class)
                        .setText(folder.resolve("kept").toString()));
            }
            if (step.equals("Next: Review")) {
                robot.interact(() -> robot.lookup((Node node) ->
                                node instanceof CheckBox box && box.getText().equals("Read it back to its last row"))
                        .queryAs(CheckBox.class)
                        .setSelected(false));
            }
            await(() -> !forward(robot).isDisabled());
            robot.interact(() -> forward(robot).fire());
        }
        await(() -> title(robot).equals("Back up production") && !forward(robot).isDisabled());
        assertThat(robot.lookup(".review-page .value").queryAllAs(TextField.class))
                .extracting(TextField::getText)
                .contains("left out, so that less is known of it");
        robot.interact(() -> forward(robot).fire());
        await(() -> told.contains("production"));
        await(() -> title(robot).equals("Next: Verify") && !forward(robot).isDisabled());
        assertThat(robot.lookup(".made .label").queryAllAs(Label.class))
                .extracting(Label::getText)
                .as("it says no more than what was done")
                .anyMatch(text -> text.startsWith("It was not read back to its last row."))
                .noneMatch(text -> text.startsWith("It was read back"));
        robot.interact(() -> forward(robot).fire());
        robot.interact(() -> robot.lookup("Leave it unverified").queryButton().fire());
        assertThat(told).containsExactly("production", "deploy");
    }

    private void openBackup(FxRobot robot) throws Exception {
        robot.interact(() -> guides.backup(() -> {}));
        await(() -> title(robot).equals("Next: Where") && !forward(robot).isDisabled());
    }

    private Node focused() {
        return Objects.requireNonNull(scene.getFocusOwner());
    }

    private static String problem(FxRobot robot) {
        return robot.lookup(".wizard-page .remark").queryAs(Label.class).getText();
    }

    private static Button forward(FxRobot robot) {
        return robot.lookup(".wizard-footer .forward").queryButton();
    }

    private static String title(FxRobot robot) {
        return forward(robot).getText();
    }

    private static RadioButton radio(FxRobot robot, String text) {
        return robot.lookup((Node node) ->
                        node instanceof RadioButton button && button.getText().equals(text))
                .queryAs(RadioButton.class);
    }

    private static void await(BooleanSupplier condition) throws Exception {
        WaitForAsyncUtils.waitFor(
                30,
                TimeUnit.SECONDS,
                () -> WaitForAsyncUtils.asyncFx(condition::getAsBoolean).get());
    }
}
