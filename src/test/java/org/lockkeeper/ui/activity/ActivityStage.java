package org.lockkeeper.ui.activity;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeTableView;
import javafx.stage.Stage;
import org.lockkeeper.activity.Reading;
import org.lockkeeper.activity.Session;
import org.lockkeeper.task.DirectTaskRunner;
import org.lockkeeper.task.Progress;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.MadeUpEngine;
import org.lockkeeper.ui.MadeUpWorkspaces;
import org.lockkeeper.ui.RecordingDialogs;
import org.lockkeeper.ui.WorkspaceModel;
import org.lockkeeper.ui.control.Moments;
import org.lockkeeper.ui.rewind.RewindView;
import org.lockkeeper.ui.rewind.RewindViewModel;
import org.lockkeeper.ui.sample.Screenshots;
import org.lockkeeper.ui.task.FxTaskRunner;
import org.lockkeeper.ui.task.JobList;
import org.lockkeeper.ui.theme.Theme;
import org.lockkeeper.ui.theme.ThemeChoice;
import org.lockkeeper.workspace.WorkspaceServices;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** The Activity page in a window of its own, and what a person does and sees there. Made and shown in the toolkit's thread. */
public final class ActivityStage implements AutoCloseable {
    private static final long PATIENCE_MILLIS = 10_000;

    private final Theme theme = new Theme(ThemeChoice.LIGHT);
    private final RecordingDialogs dialogs = new RecordingDialogs();
    private final Map<String, String> settings = new HashMap<>();
    private final FxRobot robot = new FxRobot();
    private final Moments moments;
    private final TaskRunner tasks;
    private final WorkspaceModel workspace;
    private final ActivityScreen screen;
    private Scene scene = new Scene(new Label());

    private ActivityStage(WorkspaceServices services, TaskRunner tasks, Clock clock) {
        this.moments = new Moments(clock);
        this.tasks = tasks;
        this.workspace = new WorkspaceModel(services, tasks);
        this.screen =
                new ActivityScreen(workspace, tasks, dialogs, Platform::runLater, settings, settings::putAll, moments);
    }

    /** Over servers. */
    public static ActivityStage of(WorkspaceServices services) {
        return new ActivityStage(services, new FxTaskRunner(new JobList(), Clock.systemUTC()), Clock.systemUTC());
    }

    /** Without servers; shows what {@link #show(Reading)} is given. */
    public static ActivityStage madeUp(Clock clock) {
        return new ActivityStage(
                new MadeUpWorkspaces(new MadeUpEngine(List.of())).open(MadeUpWorkspaces.FILE),
                new DirectTaskRunner(Progress.NONE),
                clock);
    }

    /** Puts the strip of the last hour over the table; before it is opened. */
    public RewindViewModel withStrip() {
        RewindViewModel rewind = new RewindViewModel(
                workspace, screen.model(), tasks, dialogs, Platform::runLater, settings, settings::putAll);
        screen.setTimeline(() -> new RewindView(rewind, moments, Optional.empty()), List.of());
        return rewind;
    }

    public ActivityStage open(Stage stage, double width, double height) {
        scene = new Scene((Parent) screen.view(), width, height);
        Theme.dress(scene);
        stage.setScene(scene);
        stage.show();
        return this;
    }

    @Override
    public void close() {
        Platform.runLater(screen::hidden);
        WaitForAsyncUtils.waitForFxEvents();
        workspace.close();
    }

    public ActivityScreen screen() {
        return screen;
    }

    public WorkspaceModel workspace() {
        return workspace;
    }

    public RecordingDialogs dialogs() {
        return dialogs;
    }

    /** Shows a reading as the past that somebody looks at. */
    public void show(Reading reading) {
        robot.interact(() -> screen.model().showPast(Optional.of(screen.model().then(reading))));
    }

    public void await(BooleanSupplier condition) throws Exception {
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, condition::getAsBoolean);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @SuppressWarnings("unchecked")
    TableView<TableLine> table() {
        return robot.lookup(".session-table").queryAs(TableView.class);
    }

    public boolean isTableFocused() {
        return table().isFocused();
    }

    @SuppressWarnings("unchecked")
    TreeTableView<ForestLine> forest() {
        return robot.lookup(".forest-tree").queryAs(TreeTableView.class);
    }

    public String headline() {
        return text(".headline");
    }

    /** The words of the first label of that selector that is there; none where there is none. */
    public String text(String selector) {
        return looked(() -> robot.lookup(selector).queryAllAs(Label.class).stream()
                .map(Label::getText)
                .findFirst()
                .orElse(""));
    }

    /** In the toolkit's thread, which puts nodes in and takes them out with each reading. */
    private static <T> T looked(Callable<T> look) {
        return WaitForAsyncUtils.waitForAsyncFx(PATIENCE_MILLIS, look);
    }

    /** The words of the labels of that selector whose line is visible. */
    public List<String> visible(String selector) {
        WaitForAsyncUtils.waitForFxEvents();
        return looked(() -> robot.lookup(selector).queryAllAs(Label.class).stream()
                .filter(each -> each.getParent().isVisible())
                .map(Label::getText)
                .toList());
    }

    public boolean isThere(String query) {
        return looked(() -> !robot.lookup(query).queryAll().isEmpty());
    }

    public Button button(String start) {
        return robot.lookup(".button").queryAllAs(Button.class).stream()
                .filter(b -> b.getText() != null && b.getText().startsWith(start))
                .findFirst()
                .orElseThrow();
    }

    /** Selects the session of that process in the table. */
    public void select(int pid) {
        robot.interact(() -> lines().filter(line -> line.facts().session().pid() == pid)
                .findFirst()
                .ifPresent(table().getSelectionModel()::select));
    }

    /** The sessions of the table, in its order. */
    public List<Session> sessions() {
        return lines().map(line -> line.facts().session()).toList();
    }

    private Stream<SessionLine> lines() {
        return table().getItems().stream()
                .flatMap(each -> each instanceof SessionLine line ? Stream.of(line) : Stream.empty());
    }

    public void shot(String name) {
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> Screenshots.save(scene, "journey-" + name));
    }

    /** In light and dark. */
    public void shots(String name) {
        shot(name);
        robot.interact(() -> theme.choiceProperty().set(ThemeChoice.DARK));
        shot(name + "-dark");
        robot.interact(() -> theme.choiceProperty().set(ThemeChoice.LIGHT));
    }
}
