package org.lockkeeper.app;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.lockkeeper.files.UserFolders;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.MadeUpWorkspaces;
import org.lockkeeper.ui.Workspaces;
import org.lockkeeper.ui.dialog.DialogService;
import org.lockkeeper.ui.sample.Screenshots;
import org.lockkeeper.ui.shell.ShellViewModel;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The whole window with made-up workspaces, as a person works with it; it keeps its settings in a folder of the test's. */
final class WindowUnderTest implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 20;

    private final FxRobot robot = new FxRobot();
    private final CssWarnings warnings = new CssWarnings();
    private final Stage stage;
    private final MainWindow window;
    private Optional<TaskRunner> tasks = Optional.empty();

    WindowUnderTest(Path folder, MadeUpWorkspaces workspaces) throws TimeoutException {
        this(
                folder,
                _ -> workspaces,
                (_, _, _, frame) -> List.of(
                        Gallery.page("status", "Status page", frame::say),
                        Gallery.page("preview", "Preview page", frame::say)));
    }

    /** With the pages and the services of the application itself. */
    static WindowUnderTest real(Path folder, Clock clock) throws TimeoutException {
        UserFolders folders = folders(folder);
        return new WindowUnderTest(
                folder,
                dialogs -> ServiceWorkspaces.of(folders, clock, dialogs),
                new WindowScreens(
                        clock,
                        CompositionRoot.audit(folders, clock),
                        CompositionRoot.logs(clock),
                        CompositionRoot.bookmarks(folders),
                        CompositionRoot.log(folders),
                        _ -> Optional.empty()));
    }

    private static UserFolders folders(Path folder) {
        return new UserFolders(folder.resolve("data"), folder.resolve("config"), folder.resolve("logs"));
    }

    private WindowUnderTest(Path folder, Function<DialogService, Workspaces> workspaces, ScreenFactory screens)
            throws TimeoutException {
        UserFolders folders = folders(folder);
        FxToolkit.registerPrimaryStage();
        stage = FxToolkit.registerStage(Stage::new);
        window = onToolkit(() -> {
            MainWindow made =
                    new MainWindow(stage, folders, Clock.systemUTC(), workspaces, (open, runner, dialogs, frame) -> {
                        tasks = Optional.of(runner);
                        return screens.create(open, runner, dialogs, frame);
                    });
            made.open();
            return made;
        });
    }

    static <T> T onToolkit(Callable<T> call) {
        return WaitForAsyncUtils.waitForAsyncFx(PATIENCE_SECONDS * 1_000L, call);
    }

    Stage stage() {
        return stage;
    }

    ShellViewModel model() {
        return window.model();
    }

    DialogService dialogs() {
        return window.dialogs();
    }

    /** Of the workspace that is open. */
    TaskRunner tasks() {
        return tasks.orElseThrow();
    }

    List<String> styleWarnings() {
        return warnings.messages();
    }

    /** Presses what carries that text or that id ({@code #id}). */
    void click(String query) {
        waitFor(query);
        robot.clickOn(query);
        settle();
    }

    void keys(KeyCode... keys) {
        robot.push(keys);
        settle();
    }

    void type(String text) {
        robot.write(text);
        settle();
    }

    /** Puts a text into a field in place of what it holds. */
    void fill(String query, String text) {
        click(query);
        robot.push(KeyCode.CONTROL, KeyCode.A);
        robot.write(text);
        settle();
    }

    /** Whether something with that text or id can be seen now. */
    boolean shows(String query) {
        return robot.lookup(query).queryAll().stream().anyMatch(WindowUnderTest::isSeen);
    }

    /** Waits until something with that text or id can be seen. */
    void waitFor(String query) {
        waitUntil(() -> shows(query));
    }

    void waitUntil(Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, condition);
        } catch (TimeoutException e) {
            screenshot("timed-out");
            throw new AssertionError("waited in vain; see target/screenshots/timed-out.png", e);
        }
        settle();
    }

    Node node(String query) {
        return robot.lookup(query).query();
    }

    FxRobot robot() {
        return robot;
    }

    void screenshot(String name) {
        settle();
        onToolkit(() -> Screenshots.save(stage.getScene(), name));
    }

    void settle() {
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static boolean isSeen(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return node.getScene() != null;
    }

    @Override
    public void close() {
        warnings.close();
        onToolkit(() -> {
            stage.hide();
            return stage;
        });
    }
}
