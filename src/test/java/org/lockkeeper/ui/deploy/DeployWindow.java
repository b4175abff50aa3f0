package org.lockkeeper.ui.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.lockkeeper.ui.WorkspaceModel;
import org.lockkeeper.ui.control.Moments;
import org.lockkeeper.ui.dialog.FxDialogService;
import org.lockkeeper.ui.dialog.OverlayPane;
import org.lockkeeper.ui.sample.Screenshots;
import org.lockkeeper.ui.shell.Action;
import org.lockkeeper.ui.task.FxTaskRunner;
import org.lockkeeper.ui.task.JobList;
import org.lockkeeper.ui.theme.Theme;
import org.lockkeeper.ui.theme.ThemeChoice;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** The Deploy page in a window, opened on production, and the hand that works it. */
final class DeployWindow implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;

    private final FxRobot robot = new FxRobot();
    private final Theme theme = new Theme(ThemeChoice.LIGHT);
    private final WorkspaceModel workspace;
    private final DeployProject project;
    private final Scene scene;
    private final DeployScreen screen;

    /** In the toolkit's thread. */
    DeployWindow(Stage stage, DeployProject project) {
        this.project = project;
        FxTaskRunner tasks = new FxTaskRunner(new JobList(), Clock.systemUTC());
        workspace = new WorkspaceModel(project.open(), tasks);
        workspace.focus("production");
        BorderPane page = new BorderPane();
        OverlayPane overlay = new OverlayPane(page);
        screen = new DeployScreen(
                workspace,
                tasks,
                new FxDialogService(overlay, project.folder().resolve("log"), Clock.systemUTC()),
                Platform::runLater,
                _ -> {},
                _ -> {},
                _ -> {},
                new Moments(Clock.systemUTC()));
        page.setCenter(screen.view());
        scene = new Scene(overlay, 1000, 760);
        Theme.dress(scene);
        stage.setScene(scene);
        stage.show();
        screen.shown();
    }

    @Override
    public void close() {
        workspace.close();
    }

    /** What the page offers by that name. */
    Action action(String id) {
        return screen.actions().stream()
                .filter(action -> action.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** As its keys do. */
    void run(Action action) {
        robot.interact(action.run());
    }

    /** Both confirmations, as a person gives them; the second by a button whose text begins so. */
    void confirm(String beginning) throws Exception {
        robot.clickOn(card("Type the database name"));
        Button button = card(beginning);
        WaitForAsyncUtils.waitForFxEvents();
        robot.write(project.production().name());
        robot.clickOn(button);
    }

    private Button card(String beginning) throws Exception {
        await(() -> find(beginning).findAny().isPresent());
        WaitForAsyncUtils.waitForFxEvents();
        return find(beginning).findFirst().orElseThrow();
    }

    private Stream<Button> find(String beginning) {
        return robot.lookup(".card-buttons .button").queryAllAs(Button.class).stream()
                .filter(button -> button.getText().startsWith(beginning));
    }

    /** With the mouse. */
    void click(String query) throws Exception {
        await(() -> isShown(query) && !button(query).isDisabled());
        WaitForAsyncUtils.waitForFxEvents();
        robot.clickOn(button(query));
    }

    boolean isShown(String query) {
        return robot.lookup(query).tryQuery().isPresent();
    }

    void next() {
        press("#deploy-next");
    }

    ButtonBase button(String query) {
        return robot.lookup(query).queryAs(ButtonBase.class);
    }

    void press(String query) {
        ButtonBase button = button(query);
        assertThat(button.isDisabled()).as(query).isFalse();
        robot.interact(button::fire);
    }

    void type(String query, String text) {
        TextInputControl field = robot.lookup(query).queryAs(TextInputControl.class);
        robot.interact(() -> field.setText(text));
    }

    String text(String query) {
        return robot.lookup(query).queryAs(TextInputControl.class).getText();
    }

    String label(String query) {
        return robot.lookup(query).queryAs(Label.class).getText();
    }

    /** What a button has copied. */
    String clipboard() {
        List<String> copied = new ArrayList<>();
        robot.interact(() -> copied.add(Clipboard.getSystemClipboard().getString()));
        return copied.getFirst();
    }

    /** The node that the keyboard is on. */
    Node focused() {
        return Objects.requireNonNull(scene.getFocusOwner());
    }

    /** With the keyboard. */
    void push(KeyCode... keys) {
        robot.push(keys);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** What tables of facts say. */
    List<String> values() {
        return robot.lookup(".value").queryAllAs(TextInputControl.class).stream()
                .map(TextInputControl::getText)
                .toList();
    }

    List<String> texts() {
        return robot.lookup(".label").queryAllAs(Label.class).stream()
                .map(Label::getText)
                .filter(text -> text != null)
                .toList();
    }

    static void await(BooleanSupplier what) throws Exception {
        WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, what::getAsBoolean);
    }

    /** Both in one go, so that they show the same. */
    void shot(String name) {
        WaitForAsyncUtils.waitForFxEvents();
        Platform.runLater(() -> {
            Screenshots.save(scene, "journey-" + name);
            theme.choiceProperty().set(ThemeChoice.DARK);
            Screenshots.save(scene, "journey-" + name + "-dark");
            theme.choiceProperty().set(ThemeChoice.LIGHT);
        });
        WaitForAsyncUtils.waitForFxEvents();
    }
}
