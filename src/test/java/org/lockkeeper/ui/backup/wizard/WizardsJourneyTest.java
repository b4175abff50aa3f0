package org.lockkeeper.ui.backup.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBoxTreeItem;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeView;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.testing.S3Server;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;
import org.lockkeeper.ui.WorkspaceModel;
import org.lockkeeper.ui.backup.BackupWizards;
import org.lockkeeper.ui.control.Moments;
import org.lockkeeper.ui.sample.Screenshots;
import org.lockkeeper.ui.task.FxTaskRunner;
import org.lockkeeper.ui.task.JobList;
import org.lockkeeper.ui.theme.Theme;
import org.lockkeeper.ui.theme.ThemeChoice;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A backup, its proof, a swap and the way back, by the wizards' buttons, on a real server with the installed client programs. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start comes before every test
class WizardsJourneyTest {
    private final Path folder = Screenshots.newFolder();
    private final TestDatabase test = TestPostgres.usual().freshDatabase("wizards");
    private final AtomicReference<Optional<BackupWizards.Kept>> kept = new AtomicReference<>(Optional.empty());
    private S3Server server;
    private WizardWorkshop shop;
    private Theme theme;
    private BackupGuides guides;
    private StackPane window;
    private Scene scene;

    @Start
    void start(Stage stage) throws Exception {
        server = S3Server.start(folder.resolve("s3"));
        shop = new WizardWorkshop(folder, test, Environment.PRODUCTION, true, List.of(server.bucket(server.port())));
        theme = new Theme(ThemeChoice.LIGHT);
        FxTaskRunner tasks = new FxTaskRunner(new JobList(), Clock.systemUTC());
        window = new StackPane();
        guides = new BackupGuides(
                new WorkspaceModel(shop.services, tasks),
                new WizardContext(shop.services, tasks, shop.dialogs, Platform::runLater, Clock.systemUTC()),
                new Moments(Clock.systemUTC()),
                _ -> {},
                screen -> window.getChildren().setAll(screen.view()));
        guides.leadBackTo(() -> window.getChildren().setAll(new Label("catalogue")));
        scene = new Scene(window, 1000, 760);
        Theme.dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    @AfterEach
    void what_was_made_is_dropped() {
        shop.close();
        server.close();
        TestDatabase first = new TestDatabase(test.port(), "postgres");
        for (String made : first.rows("select datname from pg_database where datname like '" + test.name() + "\\_%'")) {
            first.execute("drop database \"" + made + "\" with (force)");
        }
    }

    @Test
    void a_backup_is_made_proven_swapped_in_and_swapped_back(FxRobot robot) throws Exception {
        test.execute("create schema audit; create table audit.entry (id int);"
                + " create table customer (id int primary key, name text);"
                + " insert into customer select g, 'c' || g from generate_series(1, 500) g;"
                + " create table \"Order\" (id int primary key, customer int references customer); analyze");
        robot.interact(() -> guides.backup(() -> {}));
        await(() -> !forward(robot).isDisabled());
        press(robot, "All but what is ticked");
        await(() -> robot.lookup(".table-tree .tree-cell").queryAll().size() > 2);
        assertThat(forward(robot).isDisabled()).as("nothing is ticked").isTrue();
        shots("backup-wizard-what");
        assertATickedSchemaStaysTicked(robot);
        press(robot, "The whole database");
        robot.interact(() -> forward(robot).fire());
        press(robot, "offsite");
        shots("backup-wizard-where");
        robot.interact(() -> forward(robot).fire());
        assertThat(robot.lookup(".compression .spinner")
                        .<Spinner<?>>query()
                        .getEditor()
                        .getText())
                .isEqualTo("default");
        shots("backup-wizard-how");
        robot.interact(() -> forward(robot).fire());
        await(() -> forward(robot).getText().equals("Back up production")
                && !forward(robot).isDisabled());
        assertThat(robot.lookup(".review-page .remark").queryAllAs(Labeled.class))
                .extracting(Labeled::getText)
                .anyMatch(text -> text.contains("AccessShare lock"));
        shots("backup-wizard");
        robot.interact(() -> forward(robot).fire());
        await(() -> headline(robot).contains("It is in"));
        await(() -> robot.lookup(".copy .work-headline")
                .queryAs(Label.class)
                .getText()
                .startsWith("A copy is in"));
        shots("backup-wizard-made");
        robot.interact(() -> forward(robot).fire());
        shots("backup-wizard-verify");
        robot.interact(() -> forward(robot).fire());
        await(() -> headline(robot).endsWith("is proven."));
        assertThat(robot.lookup(".proof-result .remark").queryAllAs(Labeled.class))
                .extracting(Labeled::getText)
                .anyMatch(text -> text.contains("3 tables with exactly 500 rows"));
        shots("backup-wizard-proven");

        test.execute("delete from \"Order\"; delete from customer");
        restore(robot);
    }

    private static void assertATickedSchemaStaysTicked(FxRobot robot) {
        TreeView<?> tree = robot.lookup(".table-tree").query();
        TextField filter = robot.lookup(".tables .text-field").query();
        robot.interact(() -> firstSchema(tree).setSelected(true));
        robot.interact(() -> filter.setText("entry"));
        robot.interact(() -> filter.setText(""));
        assertThat(firstSchema(tree).isSelected()).isTrue();
    }

    private static CheckBoxTreeItem<?> firstSchema(TreeView<?> tree) {
        return (CheckBoxTreeItem<?>) tree.getRoot().getChildren().getFirst();
    }

    private void restore(FxRobot robot) throws Exception {
        robot.interact(() -> guides.restore(Optional.empty(), () -> {}));
        await(() -> !robot.lookup(".source-page .list-view")
                .queryListView()
                .getItems()
                .isEmpty());
        ListView<Object> list = robot.lookup(".source-page .list-view").queryListView();
        robot.interact(() -> list.getSelectionModel().select(0));
        await(() -> !forward(robot).isDisabled());
        shots("restore-wizard-source");
        robot.interact(() -> forward(robot).fire());
        press(robot, "A new database, then swap");
        robot.interact(() -> forward(robot).fire());
        shots("restore-wizard-how");
        robot.interact(() -> forward(robot).fire());
        try (var _ = test.connect()) {
            await(() -> !forward(robot).isDisabled());
            assertThat(forward(robot).getStyleClass()).as("sessions are ended").contains("danger");
            assertThat(robot.lookup(".review-page").<Pane>query().getChildren())
                    .extracting(node -> node.getStyleClass().contains("session")
                            ? "session"
                            : node.getStyleClass().getFirst())
                    .as("what is done stands before the sessions, which may be many")
                    .containsSubsequence("key-value-table", "session");
            shots("restore-wizard");
        }
        shop.dialogs.confirming(true).typing(test.name());
        robot.interact(() -> forward(robot).fire());
        await(() -> headline(robot).contains("is the restored one now"));
        assertThat(test.rows("select count(*) from customer")).containsExactly("500");
        shots("restore-wizard-swapped");
        robot.interact(() -> guides.kept(kept::set));
        await(() -> Objects.requireNonNull(kept.get())
                .filter(it ->
                        it.environment().equals("production") && it.database().startsWith(test.name() + "_before_"))
                .isPresent());
        shop.dialogs.confirming(true).typing(test.name());
        robot.interact(() -> robot.lookup(".made .button").queryButton().fire());
        await(() -> robot.lookup(".made .work-headline")
                .tryQueryAs(Label.class)
                .filter(label -> label.getText().contains("is what it was before"))
                .isPresent());
        assertThat(test.rows("select count(*) from customer")).containsExactly("0");
    }

    private static Button forward(FxRobot robot) {
        return robot.lookup(".wizard-footer .forward").queryButton();
    }

    private static String headline(FxRobot robot) {
        return robot.lookup(".work-headline").queryAllAs(Label.class).stream()
                .findFirst()
                .map(Label::getText)
                .orElse("");
    }

    private static void press(FxRobot robot, String text) {
        robot.interact(() -> robot.lookup((Node node) ->
                        node instanceof RadioButton button && button.getText().equals(text))
                .queryAs(RadioButton.class)
                .setSelected(true));
    }

    private static void await(BooleanSupplier condition) throws Exception {
        WaitForAsyncUtils.waitFor(
                60,
                TimeUnit.SECONDS,
                () -> WaitForAsyncUtils.asyncFx(condition::getAsBoolean).get());
    }

    /** Light, and dark. */
    private void shots(String name) {
        for (ThemeChoice choice : new ThemeChoice[] {ThemeChoice.DARK, ThemeChoice.LIGHT}) {
            WaitForAsyncUtils.waitForFxEvents();
            Platform.runLater(() -> theme.choiceProperty().set(choice));
            WaitForAsyncUtils.waitForFxEvents();
            Platform.runLater(() -> Screenshots.save(
                    scene, "journey-" + name + "-" + choice.name().toLowerCase(java.util.Locale.ROOT)));
            WaitForAsyncUtils.waitForFxEvents();
        }
    }
}
